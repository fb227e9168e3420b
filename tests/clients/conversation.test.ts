import { describe, expect, it } from 'vitest';
import { type ConversationAction, reduceTurns, type Turn } from '../../src/clients/widget/state/conversation.js';
import { faultOfError, faultOfResponse, INTERRUPTED } from '../../src/clients/widget/wire/fault.js';
import { fakeAnswer } from '../support/fake-answers.js';

const done = fakeAnswer('机器人', 'c-1', 'm-1');

function play(...actions: readonly ConversationAction[]): readonly Turn[] {
  return actions.reduce(reduceTurns, [] as readonly Turn[]);
}

const asked: ConversationAction = { type: 'asked', key: 'a', question: '问' };
const delta = (text: string): ConversationAction => ({
  type: 'told',
  key: 'a',
  event: { name: 'delta', data: { text } },
});
const finished: ConversationAction = { type: 'told', key: 'a', event: { name: 'done', data: done } };

describe('the conversation on the page', () => {
  it('builds an answer from its pieces and ends with what the server sent as a whole', () => {
    const [streaming] = play(asked, delta('甲'), delta('乙'));
    expect(streaming).toMatchObject({ status: 'streaming', answer: '甲乙', pieces: ['甲', '乙'] });
    const [complete] = play(asked, delta('甲'), finished);
    expect(complete).toMatchObject({ status: 'done', answer: done.answer, messageId: 'm-1', notice: done.notice });
  });

  it('keeps one citation a number, in order, however often and early it is told', () => {
    const [first, second] = done.citations;
    if (!first || !second) throw new Error('the made answer cites two clauses');
    const cite = (citation: typeof first): ConversationAction => ({
      type: 'told',
      key: 'a',
      event: { name: 'citation', data: { citation } },
    });
    const [turn] = play(asked, cite(second), cite(first), cite(second));
    expect(turn?.citations.map(({ index }) => index)).toEqual([1, 2]);
  });

  it('ignores what arrives after the end: a stopped answer stays stopped', () => {
    const stopped: ConversationAction = {
      type: 'ended',
      key: 'a',
      fault: faultOfError(new DOMException('', 'AbortError')),
    };
    const [turn] = play(asked, delta('甲'), stopped, delta('乙'), finished);
    expect(turn).toMatchObject({ status: 'stopped', answer: '甲' });
  });

  it('keeps what was received when the stream breaks off, and starts afresh on a retry', () => {
    const broken: ConversationAction = { type: 'ended', key: 'a', fault: INTERRUPTED };
    expect(play(asked, delta('甲'), broken)[0]).toMatchObject({ status: 'failed', answer: '甲' });
    expect(play(asked, delta('甲'), broken, asked)).toMatchObject([{ status: 'waiting', answer: '', fault: null }]);
  });

  it('puts a restored record above a question asked meanwhile, each message once', () => {
    const messages = ['m-0', 'm-1'].map((messageId) => ({
      messageId,
      question: messageId,
      response: { ...done, messageId },
      askedAt: '2026-01-31T08:00:00.000Z',
    }));
    const turns = play(asked, finished, { type: 'restored', messages });
    expect(turns.map(({ messageId }) => messageId)).toEqual(['m-0', 'm-1']);
    expect(turns[0]).toMatchObject({ status: 'done', pieces: [] });
  });
});

describe('faults', () => {
  it('carry the words of the problem, its number and the time to wait', async () => {
    const body = { title: '服务繁忙', status: 503, detail: '请稍后再试。', requestId: 'r-1' };
    const response = new Response(JSON.stringify(body), {
      status: 503,
      headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '7' },
    });
    expect(await faultOfResponse(response)).toMatchObject({
      kind: 'problem',
      detail: '请稍后再试。',
      retryAfterSeconds: 7,
      requestId: 'r-1',
    });
  });

  it('have words of their own where a proxy answers with a page', async () => {
    const fault = await faultOfResponse(
      new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
    );
    expect(fault).toMatchObject({ status: 502, retryAfterSeconds: null });
    expect(fault.detail).toContain('12345');
  });
});
