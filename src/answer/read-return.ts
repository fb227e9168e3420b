/** A message that goes back to an earlier turn. */
export interface Return {
  /** The turn meant: its number from 1 (`last` the one before), or words of it. */
  readonly to: { readonly turn: number | 'last' } | { readonly words: string };
  /** What is asked of it now; empty where the turn itself is to be repeated. */
  readonly rest: string;
}

const NUMERALS = '一二三四五六七八九十';
const BACK =
  '(?:(?:还是|再|我们)?(?:回到|说回|讲回|问回|返去|返返去|倒回|返回(?:到)?|回头(?:再)?(?:说|看|问)(?:一下)?|再说说|再看看)|back\\s+to)';
const JUST_NOW = '(?:刚才|刚刚|之前|先前|前面|最初|最开始|一开始|开头|头先|上面|我)';
const SAID = '(?:我)?(?:问|说|讲|提|聊)?(?:到|过)?(?:的)?(?:那个|那条|这个)?';
const AFTER = '[，,。：:\\s]*(.*?)[？?。\\s]*$';
/** 回到刚才第一个问题, 刚才第二个问题: by number. */
const NUMBERED = new RegExp(
  `^(?:那|好|咁|嗯)?[，,]?(?:${BACK}${JUST_NOW}*${SAID}|${JUST_NOW}+${SAID})(?:第([${NUMERALS}\\d])个|(上一?个|那个|这个))(?:问题|问的|提问)(?:的)?${AFTER}`,
  'iu',
);
/** 回到刚才的机器人, 刚才说的机器人呢: by its words. */
const NAMED = new RegExp(
  `^(?:那|好|咁|嗯)?[，,]?(?:${BACK}(?:${JUST_NOW})?${SAID}|(?:刚才|刚刚|之前|前面|头先)(?:我)?(?:问|说|讲|提|聊)?(?:到|过)?的(?:那个|那条)?)([^，,。？?\\s]{2,12}?)(?:问题|话题|那个|那块|那一块|这块)?(?:呢|吧|上|来|上来)?(?:[，,。]${AFTER}|[？?。\\s]*$)`,
  'iu',
);

/** Reads a return to an earlier turn; null where the message makes none. */
export function readReturn(plain: string): Return | null {
  const [, number, which, after = ''] = NUMBERED.exec(plain) ?? [];
  const rest = after.replace(/^(?:呢|吧|的)$/u, '');
  if (number !== undefined) {
    const turn = /\d/u.test(number) ? Number(number) : NUMERALS.indexOf(number) + 1;
    return { to: { turn }, rest };
  }
  if (which !== undefined) return { to: { turn: 'last' }, rest };
  const [, words, asked = ''] = NAMED.exec(plain) ?? [];
  return words === undefined || /问题$/u.test(words) ? null : { to: { words }, rest: asked };
}
