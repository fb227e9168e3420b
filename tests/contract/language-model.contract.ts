import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LanguageModel, ModelPiece, ModelRequest } from '../../src/ports/language-model.js';

/** What the contract asks of a model, and what that model is to reply to it. */
export const CONTRACT_REQUEST: ModelRequest = {
  messages: [
    { role: 'system', content: '只用条款作答。' },
    { role: 'user', content: '机器人有什么支持？' },
  ],
  maxTokens: 100,
  temperature: 0,
};
export const CONTRACT_REPLY = ['第13条', '写明[1]。', '第14条另有规定[2]。'];

async function piecesOf(stream: AsyncIterable<ModelPiece>): Promise<ModelPiece[]> {
  const pieces: ModelPiece[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

/** What every language model must do. `open` gives one that replies `CONTRACT_REPLY` to `CONTRACT_REQUEST`. */
export function describeLanguageModel(
  name: string,
  open: () => Promise<{ readonly model: LanguageModel; readonly close: () => Promise<void> }>,
): void {
  describe(`language model: ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('has a name that answers can give as their engine', () => {
      expect(opened.model.name).toMatch(/\S/u);
    });

    it('gives the reply in pieces, none of them empty, and its usage last', async () => {
      const pieces = await piecesOf(opened.model.stream(CONTRACT_REQUEST));
      const texts = pieces.filter((piece) => piece.kind === 'text').map(({ text }) => text);
      expect(texts.join('')).toBe(CONTRACT_REPLY.join(''));
      expect(texts).not.toContain('');
      const at = pieces.findIndex((piece: ModelPiece) => piece.kind === 'usage');
      if (at >= 0) expect(at).toBe(pieces.length - 1);
    });

    it('serves several at once', async () => {
      const replies = await Promise.all(
        [1, 2, 3].map(async () => (await piecesOf(opened.model.stream(CONTRACT_REQUEST))).length),
      );
      expect(new Set(replies).size).toBe(1);
    });

    it('ends where its reader stops reading, and takes the next question', async () => {
      for await (const piece of opened.model.stream(CONTRACT_REQUEST)) {
        expect(piece.kind).toBe('text');
        break;
      }
      expect((await piecesOf(opened.model.stream(CONTRACT_REQUEST))).length).toBeGreaterThan(0);
    });

    it('throws `cancelled` where the caller had left before it asked', async () => {
      const asked = piecesOf(opened.model.stream({ ...CONTRACT_REQUEST, signal: AbortSignal.abort() }));
      await expect(asked).rejects.toMatchObject({ name: 'ModelFault', reason: 'cancelled' });
    });
  });
}
