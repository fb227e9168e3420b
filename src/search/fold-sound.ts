/**
 * Folds the sounds that speakers of southern dialects write for one another: zh/z, ch/c, sh/s, initial l/n, final ng/n.
 * `zinen` and `zhineng` fold to one. Works on joined pinyin as on single syllables.
 */
export function foldSound(pinyin: string): string {
  return pinyin
    .replace(/([zcs])h/gu, '$1')
    .replace(/ng(?![aeiouv])/gu, 'n')
    .replace(/n(?=[aeiouv])/gu, 'l');
}
