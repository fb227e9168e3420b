import type { DocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';

/** What a question says about which documents it means. */
export interface NamedDocuments {
  /** Indexed documents that the question names, best match first. Several versions of one title all stand here. */
  readonly known: readonly DocumentId[];
  /** Names that look like documents and are not indexed: `《浙江省…》`, `民法典`. */
  readonly unknown: readonly string[];
  /** The question without the names, so that a title's words do not pass for the question's subject. */
  readonly rest: string;
}

/** A 文号 in any bracket style, with or without its year's brackets: `粤办函〔2024〕88号`, `粤办函[2024]88号`, `粤办函2024年88号`. */
const FULL_NUMBER =
  /([\u4e00-\u9fa5]{2,12})\s*[〔[［(（【]?\s*((?:19|20)\d{2})\s*年?\s*[〕\]］)）】]?\s*第?\s*(\d{1,4})\s*号(?:文件|文)?/gu;
/** The same without a year: `粤办函88号`, or the bare `88号文`. */
const SHORT_NUMBER = /([\u4e00-\u9fa5]{2,12})?(\d{1,4})\s*号(文件|文)?/gu;
/** The same as English writes it, its `No. 88` read as `88号`: `Yuebanhan [2024] 88号`, `文件88号`. */
const LATIN_NUMBER = /(文件|document)?\s*([a-z]{4,30})?\s*[〔[(]?((?:19|20)\d{2})?[\])〕]?\s*(\d{1,4})号/giu;
/** Characters that end the code of an issuing office, so that `请看12号` is not taken for a 文号. */
const OFFICE_CODE = /[发办函字规府令通告政]$/u;
const BOOK_TITLE = /《([^《》]{2,80})》/gu;
/** A statute named without 《》 right before a clause number: `民法典第五条`. */
const STATUTE_NAME =
  /([\u4e00-\u9fa5]{2,30}?(?:法典|法|条例|办法|规定|细则))(?=第[零〇一二三四五六七八九十百千\d]+条)/gu;
/** A name that reads as a clause number too, `45条`: it means the document only where the words after it say so. */
const NUMBER_NAME = /^\d+条$/u;
const AFTER_NUMBER_NAME = '(?=\\s*(?:的?第|里|中|当中|之中|措施|政策|文件|新政|全文|总共|一共|分为|都有|包括))';
/** Shortest alias that may stand in a question without 《》. */
const SHORTEST_BARE_ALIAS = 3;
/** How names of documents end; a page titled 财政部 is not named by every question about the office. */
const DOCUMENT_NAME =
  /(?:法|法典|宪法|条例|办法|规定|细则|规则|决定|解释|措施|意见|方案|通知|通告|公告|规划|计划|指引|指南|标准|规范|函|令|条|号|号文|政策|文件)(?:[（(].{1,12}[）)])?$/u;

const squeeze = (text: string): string => text.replace(/[\s《》]/gu, '');

interface Numbered {
  readonly id: DocumentId;
  readonly code: string;
  readonly year: string;
  readonly serial: string;
}

function numberOf(document: PolicyDocument): Numbered | null {
  const match = document.docNumber?.match(/^(.+?)〔(\d{4})〕(\d+)号$/u);
  const [, code, year, serial] = match ?? [];
  return code && year && serial ? { id: document.id, code, year, serial } : null;
}

/**
 * Finds the documents that a question names: by 文号 in any style, by 《title》, by title or alias without brackets.
 * The question should be normalised (simplified, half-width) first. Pure; never searches.
 */
export function nameDocuments(question: string, documents: readonly PolicyDocument[]): NamedDocuments {
  const known: DocumentId[] = [];
  const unknown: string[] = [];
  let rest = question;
  const take = (text: string, ids: readonly DocumentId[]): void => {
    for (const id of ids) if (!known.includes(id)) known.push(id);
    rest = rest.replace(text, ' ');
  };
  const numbered = documents.map(numberOf).filter((entry) => entry !== null);

  for (const [text, code = '', year, serial] of question.matchAll(FULL_NUMBER)) {
    const hits = numbered.filter(
      (entry) => entry.year === year && entry.serial === serial && code.endsWith(entry.code),
    );
    if (hits[0])
      take(
        text.slice(text.indexOf(hits[0].code)),
        hits.map((hit) => hit.id),
      );
    else if (OFFICE_CODE.test(code)) {
      unknown.push(text);
      rest = rest.replace(text, ' ');
    }
  }
  for (const [text, code = '', serial, suffix] of rest.matchAll(SHORT_NUMBER)) {
    const hits = numbered.filter(
      (entry) => entry.serial === serial && (code.endsWith(entry.code) || suffix !== undefined),
    );
    if (!hits[0]) continue;
    const from = code.endsWith(hits[0].code) ? text.indexOf(hits[0].code) : code.length;
    take(
      text.slice(from),
      hits.map((hit) => hit.id),
    );
  }

  for (const [text, noun, code = '', year, serial] of rest.matchAll(LATIN_NUMBER)) {
    const hits = numbered.filter(
      (entry) =>
        entry.serial === serial &&
        (entry.year === year || noun !== undefined || entry.id.startsWith(`${code.toLowerCase()}-`)),
    );
    if (hits.length > 0)
      take(
        text,
        hits.map((hit) => hit.id),
      );
  }

  const names = documents.flatMap((document) =>
    [document.title, ...document.aliases].map((name) => ({ id: document.id, name: squeeze(name) })),
  );
  for (const [text, title = ''] of rest.matchAll(BOOK_TITLE)) {
    const asked = squeeze(title);
    const hits = names.filter(({ name }) => name === asked || (asked.length >= 4 && name.endsWith(asked)));
    if (hits.length > 0)
      take(
        text,
        hits.map((hit) => hit.id),
      );
    else {
      unknown.push(text);
      rest = rest.replace(text, ' ');
    }
  }
  const bare = names
    .filter(
      ({ name }) =>
        name.length >= SHORTEST_BARE_ALIAS &&
        DOCUMENT_NAME.test(name) &&
        squeeze(rest).toLowerCase().includes(name.toLowerCase()),
    )
    .sort((a, b) => b.name.length - a.name.length);
  for (const { id, name } of bare) {
    const spaced = barePattern(name).exec(rest)?.[0];
    if (spaced) take(spaced, [id, ...bare.filter((other) => other.name === name).map((other) => other.id)]);
  }
  if (known.length === 0) {
    for (const [text] of rest.matchAll(STATUTE_NAME)) unknown.push(text);
  }
  return { known, unknown, rest };
}

/** A name in running text, blanks and 《》 between its characters allowed, Latin letters in either case. */
function barePattern(name: string): RegExp {
  const words = [...name].map(escapePattern).join('[\\s《》]*');
  return NUMBER_NAME.test(name)
    ? new RegExp(`(?<![第\\d零一二三四五六七八九十百至到、-]\\s*)${words}${AFTER_NUMBER_NAME}`, 'u')
    : new RegExp(words, 'iu');
}

function escapePattern(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\]/u, '\\$&');
}
