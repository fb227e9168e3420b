import { useState } from 'preact/hooks';
import type { Fault } from '../wire/fault.js';
import { Modal } from './modal.js';

/** Asks, before the page is emptied, whether the record on the server shall go too. */
export function NewConversationDialog(properties: {
  readonly onStart: (forget: boolean) => Promise<Fault | null>;
  readonly onClose: () => void;
}) {
  const { onStart, onClose } = properties;
  const [fault, setFault] = useState<Fault | null>(null);
  const start = async (forget: boolean): Promise<void> => {
    const failed = await onStart(forget);
    if (failed) setFault(failed);
    else onClose();
  };
  return (
    <Modal kind="card" label="new-label" onClose={onClose}>
      <h2 id="new-label">开始新对话</h2>
      <p>当前对话将从页面上清空。您也可以同时删除服务器上的记录，删除后不能恢复。</p>
      {fault && (
        <p class="notice fault" role="alert">
          记录没有删除：{fault.detail}
        </p>
      )}
      <div class="stack">
        <button type="button" class="primary" onClick={() => void start(false)}>
          开始新对话
        </button>
        <button type="button" class="danger" onClick={() => void start(true)}>
          删除记录并开始新对话
        </button>
        <button type="button" onClick={onClose}>
          取消
        </button>
      </div>
    </Modal>
  );
}
