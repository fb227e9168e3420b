import { useEffect, useState } from 'preact/hooks';
import { readSaved, save } from './saved-value.js';

/** How the widget is shown; told to the page by the event `yuece-display`, so that the page can follow. */
export interface Display {
  readonly dark: boolean;
  readonly large: boolean;
}

export interface DisplayControls extends Display {
  toggleDark(): void;
  toggleLarge(): void;
}

/** Dark follows the system until the person chooses; both choices are kept for the next visit. */
export function useDisplay(host: HTMLElement): DisplayControls {
  const [chosen, setChosen] = useState(() => readSaved('theme'));
  const [large, setLarge] = useState(() => readSaved('large') === 'yes');
  const [systemDark, setSystemDark] = useState(() => darkQuery().matches);
  const dark = chosen === null ? systemDark : chosen === 'dark';

  useEffect(() => {
    const query = darkQuery();
    const follow = (): void => setSystemDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);

  useEffect(() => {
    const detail: Display = { dark, large };
    host.dispatchEvent(new CustomEvent('yuece-display', { detail, bubbles: true }));
  }, [host, dark, large]);

  return {
    dark,
    large,
    toggleDark: () => {
      const next = dark ? 'light' : 'dark';
      setChosen(next);
      save('theme', next);
    },
    toggleLarge: () => {
      setLarge(!large);
      save('large', large ? null : 'yes');
    },
  };
}

function darkQuery(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}
