import type { ModelScript, ModelServerRequest } from './model-script.js';

/**
 * A scripted model that repeats the first sentences it is shown, the heading aside, and says something of its own besides: so
 * part of what it writes is proven and part is not. For tests of everything round a model; nothing is learnt of real ones.
 */
export function parrot({ body }: ModelServerRequest): ModelScript | null {
  const prompt = body.messages?.at(-1)?.content ?? '';
  const [, second = ''] = [...prompt.matchAll(/^C1S\d+：(.+)$/gmu)].map(([, sentence = '']) => sentence);
  if (!body.messages?.[0]?.content.includes('撰稿人')) return { kind: 'reply', pieces: ['没有可改的。\n'] };
  return { kind: 'reply', pieces: [`${second}[C1]\n`, '每家企业补贴', '100万元。[C1]\n'] };
}
