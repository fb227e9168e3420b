import type { WireCitation } from '../../../contract/chat.js';
import { VALIDITY_WORDING } from '../../../contract/validity-wording.js';
import type { ChatClient } from '../wire/chat-client.js';

/** The clauses that an answer cites, each a wide button that opens the clause, and a link to it within its document. */
export function CitationList(properties: {
  readonly citations: readonly WireCitation[];
  readonly client: ChatClient;
  readonly onCite: (citation: WireCitation) => void;
}) {
  if (properties.citations.length === 0) return null;
  return (
    <details class="citations">
      <summary>引用条款（{properties.citations.length}）</summary>
      <ol>
        {properties.citations.map((citation) => {
          const { index, label, validity } = citation;
          return (
            <li>
              <button type="button" aria-haspopup="dialog" onClick={() => properties.onCite(citation)}>
                <strong>{index}</strong>
                <span>
                  {label}
                  {validity !== 'in_force' && <strong>（{VALIDITY_WORDING[validity]}）</strong>}
                </span>
              </button>
              <a
                class="in-document"
                href={properties.client.readerAddress(citation)}
                target="_blank"
                rel="noopener"
                aria-label={`在全文中查看依据${index}（新窗口）`}
              >
                在全文中查看
              </a>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
