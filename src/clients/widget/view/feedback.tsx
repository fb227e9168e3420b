import { useState } from 'preact/hooks';
import type { FeedbackRequest } from '../../../contract/feedback.js';
import type { ChatClient } from '../wire/chat-client.js';

const REASONS = ['没有回答我的问题', '依据不对', '看不明白', '内容过时', '其他'];

/** 有帮助 is sent at once; 没帮助 may be given a reason first. */
export function Feedback({ messageId, client }: { readonly messageId: string; readonly client: ChatClient }) {
  const [state, setState] = useState<'open' | 'reason' | 'sending' | 'sent' | 'failed'>('open');
  const [reason, setReason] = useState('');

  const send = async (rating: FeedbackRequest['rating']): Promise<void> => {
    setState('sending');
    const reply = await client.feedback({
      messageId,
      rating,
      ...(rating === 'down' && reason !== '' ? { reason } : {}),
    });
    setState(reply.ok ? 'sent' : 'failed');
  };

  return (
    <div class="feedback">
      {state !== 'sent' && (
        <div class="row">
          <button type="button" aria-disabled={state === 'sending'} onClick={() => void send('up')}>
            有帮助
          </button>
          <button
            type="button"
            aria-expanded={state === 'reason'}
            onClick={() => setState(state === 'reason' ? 'open' : 'reason')}
          >
            没帮助
          </button>
        </div>
      )}
      <span role="status" class="small">
        {state === 'sent' && '感谢您的反馈。'}
        {state === 'failed' && '反馈没有送达，请稍后再试。'}
      </span>
      {state === 'reason' && (
        <form
          class="reasons"
          onSubmit={(event) => {
            event.preventDefault();
            void send('down');
          }}
        >
          <fieldset>
            <legend>哪里没有帮到您（可不选）</legend>
            {REASONS.map((each) => (
              <label>
                <input type="radio" name={messageId} checked={reason === each} onChange={() => setReason(each)} />
                {each}
              </label>
            ))}
          </fieldset>
          <button type="submit" class="primary">
            提交反馈
          </button>
        </form>
      )}
    </div>
  );
}
