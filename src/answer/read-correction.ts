const NO = '(?:不是|不对|唔系|唔啱|错了?|搞错了?|弄错了?|(?:你|您)(?:理解|搞|弄|听)错了?|no)';
const MEAN = '(?:我)?(?:要|想)?(?:问|说|讲|指|要|了解|看)(?:的)?(?:其实)?(?:是)?';
const END = '[？?。！!\\s]*$';
const PATTERNS: readonly RegExp[] = [
  // 我说的不是手机，是电脑
  new RegExp(`我(?:问|说|讲|指|要)的(?:不是|唔系).{1,16}?[，,]\\s*(?:而)?(?:是|系)(.{2,24}?)${END}`, 'iu'),
  // 不是手机，是电脑
  new RegExp(
    `^(?:不是|唔系)(?!说|问|有).{1,16}?[，,]\\s*(?:我(?:问|说|讲|指|要)的)?(?:而)?(?:是|系)(.{2,24}?)${END}`,
    'iu',
  ),
  // 不是，我问的是养老
  new RegExp(`^${NO}(?:吧|啦|啊|呀|的)?[，,。！!\\s]+${MEAN}(.{2,24}?)${END}`, 'iu'),
  // 我问的是养老
  new RegExp(`^(?:其实)?我(?:问|说|讲|指|要(?:问)?)的(?:其实)?(?:是|系)(.{2,24}?)${END}`, 'iu'),
];

/** What a correction puts in the place of what was understood (不是，我问的是养老); null where the message is none. */
export function readCorrection(plain: string): string | null {
  for (const pattern of PATTERNS) {
    const meant = pattern.exec(plain)?.[1]?.trim();
    if (meant !== undefined && meant.length >= 2) return meant;
  }
  return null;
}
