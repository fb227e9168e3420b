const PATHS = {
  bubble: 'M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5',
  close: 'M6 6l12 12M18 6L6 18',
  fresh: 'M12 5v14M5 12h14',
  letters: 'M3 19L8.5 5 14 19M5 14.5h7M15 19l3-8 3 8M16 16.5h4',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z',
  send: 'M12 19V5M6 11l6-6 6 6',
} as const;

/** A line drawing beside a label; never the only sign, so it is hidden from screen readers. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
