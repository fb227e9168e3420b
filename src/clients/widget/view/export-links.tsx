import type { ExportFormat } from '../../../contract/export.js';
import type { Turn } from '../state/conversation.js';
import type { ChatClient } from '../wire/chat-client.js';

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ['markdown', 'Markdown'],
  ['docx', 'Word'],
  ['print', '打印版'],
];

/** Links to a kept answer as a file; none where the server has kept nothing. A file opens no page, and a fault leaves this one. */
export function ExportLinks({ turn, client }: { readonly turn: Turn; readonly client: ChatClient }) {
  const { conversationId, messageId } = turn;
  if (conversationId === null || messageId === null) return null;
  return (
    <details class="exports">
      <summary>导出</summary>
      <p class="row">
        {FORMATS.map(([format, name]) => (
          <a
            class="button"
            href={client.exportAddress({ conversationId, messageId, format })}
            target="_blank"
            rel="noopener"
          >
            {name}
          </a>
        ))}
      </p>
    </details>
  );
}
