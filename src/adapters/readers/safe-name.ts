const LONGEST = 120;

/**
 * The last part of a file's name, for messages only: no folders of any system, nothing that moves a terminal's cursor or
 * turns the direction of writing.
 */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/u).findLast((part) => part.trim() !== '') ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
  const extension = /\.[^.]{1,10}$/u.exec(clean)?.[0] ?? '';
  return clean.length <= LONGEST ? clean || '未命名' : `${clean.slice(0, LONGEST - extension.length)}${extension}`;
}
