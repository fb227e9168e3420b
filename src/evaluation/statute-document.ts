import { parseChineseNumeral } from '../domain/chinese-numeral.js';
import type { DocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';

/** One article as a collection of laws gives it. */
export interface CollectedArticle {
  readonly law: string;
  readonly version: string | null;
  readonly path: string;
  readonly chapter: string;
  readonly article: string;
  readonly text: string;
}

/** The articles of one text of a law, in order. */
export type CollectedLaw = readonly [CollectedArticle, ...CollectedArticle[]];

/** The law as a plain text: its title, each heading on its own line where it begins, each article from its number. */
export function statuteDocument(id: DocumentId, law: CollectedLaw): SourceDocument {
  const [{ law: title, version, path }] = law;
  const lines: string[] = [title];
  let above: readonly string[] = [];
  for (const { chapter, article, text } of law) {
    const headings = chapter === '' ? [] : chapter.split(' / ');
    const same = headings.findIndex((heading, at) => heading !== above[at]);
    if (same >= 0) lines.push(...headings.slice(same));
    above = headings;
    lines.push(`${article}　${text}`);
  }
  const stated = version === null ? { title } : { title, issuedOn: version };
  return { id, origin: path, format: 'text', text: lines.join('\n'), stated };
}

/** The locator of an article by its Chinese number: `第二十八条之一` is `28-1`. */
export function articleLocator(article: string): string {
  const [, numeral = '', suffix] = /^第(.+?)条(?:之(.+))?$/u.exec(article) ?? [];
  const number = parseChineseNumeral(numeral);
  return suffix === undefined ? `${number}` : `${number}-${parseChineseNumeral(suffix)}`;
}
