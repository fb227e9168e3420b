import { useEffect, useState } from 'preact/hooks';
import type { WireCitation } from '../../../contract/chat.js';
import type { ClauseDetail } from '../../../contract/documents.js';
import { VALIDITY_WORDING } from '../../../contract/validity-wording.js';
import { markQuote } from '../text/mark-quote.js';
import { safeAddress } from '../text/safe-address.js';
import type { ChatClient, Reply } from '../wire/chat-client.js';
import { FaultNotice } from './fault-notice.js';
import { Icon } from './icon.js';
import { Modal } from './modal.js';

/** The clause behind a citation: where it stands, whether it is in force, its full text with the quoted words marked. */
export function ClauseDialog(properties: {
  readonly citation: WireCitation;
  readonly client: ChatClient;
  readonly onClose: () => void;
}) {
  const { citation, client, onClose } = properties;
  const [reply, setReply] = useState<Reply<ClauseDetail> | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setReply(null);
    void client.clause(citation.clauseId).then((answer) => {
      if (current) setReply(answer);
    });
    return () => {
      current = false;
    };
  }, [client, citation.clauseId, attempt]);

  // The clause itself knows its standing today; the citation knows it on the day of the answer.
  const source = reply?.ok ? reply.value : citation;
  const standing = VALIDITY_WORDING[source.validity];
  const address = safeAddress(source.url);
  return (
    <Modal kind="drawer" label="clause-label" onClose={onClose}>
      <header class="modal-head">
        <p class="small">依据{citation.index} · 条款原文</p>
        <button type="button" onClick={onClose}>
          <Icon name="close" />
          关闭
        </button>
      </header>
      {source.path.length > 0 && <p class="path">{source.path.join(' › ')}</p>}
      <h2 id="clause-label">{citation.label}</h2>
      {source.validity === 'in_force' ? (
        <p class="badge">{standing}</p>
      ) : (
        <p class="notice warning">文件状态：{standing}。请以现行文件为准，并向主管部门核实。</p>
      )}
      <ClauseText citation={citation} text={reply?.ok ? reply.value.text : null} />
      <p class="small" role="status">
        {reply === null && '正在读取条款全文…'}
      </p>
      {reply && !reply.ok && <FaultNotice fault={reply.fault} action="重试" onRetry={() => setAttempt(attempt + 1)} />}
      <p class="row">
        <a class="button" href={client.readerAddress(citation)} target="_blank" rel="noopener">
          在全文中查看（新窗口）
        </a>
        {address !== null && (
          <a class="button" href={address} target="_blank" rel="noopener noreferrer">
            查看官方原文（新窗口）
          </a>
        )}
      </p>
    </Modal>
  );
}

/** Until the full text is there, the quotation alone. */
function ClauseText({ citation, text }: { readonly citation: WireCitation; readonly text: string | null }) {
  const { before, quoted, after } = markQuote(text ?? citation.quote, citation.quote, citation.span);
  return (
    <blockquote class="clause">
      {before}
      {quoted !== '' && <mark>{quoted}</mark>}
      {after}
    </blockquote>
  );
}
