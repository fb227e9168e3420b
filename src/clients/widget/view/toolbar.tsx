import type { DisplayControls } from '../state/use-display.js';
import { Icon } from './icon.js';

/** The head of the widget: its name, and what can be set or started anew. */
export function Toolbar(properties: {
  readonly heading: string;
  readonly display: DisplayControls;
  readonly onNew: () => void;
  /** Given where the panel can be closed. */
  readonly onClose: (() => void) | null;
}) {
  const { heading, display, onNew, onClose } = properties;
  return (
    <header class="toolbar">
      <div class="title">
        <span class="seal" aria-hidden="true">
          粤
        </span>
        <div>
          <h2 id="heading">{heading}</h2>
          <p>AI 问答 · 注明条款依据</p>
        </div>
      </div>
      <div class="tools">
        <button type="button" onClick={onNew}>
          <Icon name="fresh" />
          新对话
        </button>
        <button type="button" aria-pressed={display.large} onClick={display.toggleLarge}>
          <Icon name="letters" />
          大字
        </button>
        <button type="button" aria-pressed={display.dark} onClick={display.toggleDark}>
          <Icon name="moon" />
          深色
        </button>
        {onClose && (
          <button type="button" onClick={onClose}>
            <Icon name="close" />
            关闭
          </button>
        )}
      </div>
    </header>
  );
}
