import type { DocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import { readVersion, versionsMeant } from './choose-version.js';
import {
  dropFieldsBefore,
  furtherNames,
  guardName,
  isShortLaw,
  isShortNameOf,
  plainName,
  shortNamesIn,
  unknownStatutesIn,
} from './statute-names.js';

/** One place where a question names a document. */
export interface DocumentMention {
  /** The documents that bear the name, versions and namesakes; empty where none is indexed. */
  readonly ids: readonly DocumentId[];
  /** What the question says from there to the next name. */
  readonly after: string;
}

/** What a question says about which documents it means. */
export interface NamedDocuments {
  /** Indexed documents that the question names, best match first. Several versions of one title all stand here. */
  readonly known: readonly DocumentId[];
  /** Names that look like documents and are not indexed: `《浙江省…》`, `民法典`. */
  readonly unknown: readonly string[];
  /** The question without the names, so that a title's words do not pass for the question's subject. */
  readonly rest: string;
  /** What stands before the first name. */
  readonly lead: string;
  /** Every place where a document is named, in the order of the question. */
  readonly mentions: readonly DocumentMention[];
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
/** A name that reads as a clause number too, `45条`: it means the document only where the words after it say so. */
const NUMBER_NAME = /^\d+条$/u;
const AFTER_NUMBER_NAME = '(?=\\s*(?:的?第|里|中|当中|之中|措施|政策|文件|新政|全文|总共|一共|分为|都有|包括))';
/** Shortest alias that may stand in a question without 《》. */
const SHORTEST_BARE_ALIAS = 3;
/** How names of documents end; a page titled 财政部 is not named by every question about the office. */
const DOCUMENT_NAME =
  /(?:法|法典|宪法|修正案|条例|办法|规定|细则|规则|决定|解释|措施|意见|方案|通知|通告|公告|规划|计划|指引|指南|标准|规范|安排|公约|议定书|协定|章程|批复|答复|纲要|函|令|条|号|号文|政策|文件)(?:[（(].{1,12}[）)])?$/u;

/** Stands for the first name taken out of the question, the next character for the second: private use, as no text has. */
const FIRST_SIGN = 0xe000;
const SIGN = '[\\ue000-\\uf8ff]';

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
  const signs: (readonly DocumentId[])[] = [];
  const unknown: string[] = [];
  let rest = question.replace(new RegExp(SIGN, 'gu'), ' ');
  const take = (text: string | RegExp, ids: readonly DocumentId[]): void => {
    const without = rest.replace(text, String.fromCharCode(FIRST_SIGN + signs.length));
    if (without === rest) return;
    rest = without;
    signs.push([...new Set(ids)]);
  };
  const takeUnknown = (text: string): void => {
    unknown.push(text);
    take(text, []);
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
    else if (OFFICE_CODE.test(code)) takeUnknown(text);
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
    [document.title, ...document.aliases, ...furtherNames(document.title)].map((name) => ({
      id: document.id,
      title: document.title,
      name: plainName(name),
      holdsTitle: name.includes('《'),
    })),
  );
  const idsOf = (entries: readonly { readonly id: DocumentId }[]): readonly DocumentId[] => entries.map(({ id }) => id);
  // 《…关于适用《某法》的规定》 names the whole, not the law within.
  const nesting = names
    .filter(({ name, holdsTitle }) => holdsTitle && plainName(rest).includes(name))
    .sort((a, b) => b.name.length - a.name.length);
  for (const { name } of nesting) take(barePattern(name), idsOf(nesting.filter((other) => other.name === name)));
  for (const [text, title = ''] of rest.matchAll(BOOK_TITLE)) {
    const asked = plainName(title);
    const exact = names.filter(({ name }) => name === asked);
    const ending = asked.length >= 4 ? names.filter(({ name }) => name.endsWith(asked)) : [];
    const hits = [exact, ending, names.filter((entry) => isShortNameOf(asked, entry.title))].find(
      (found) => found.length > 0,
    );
    if (hits) take(text, idsOf(hits));
    else takeUnknown(text);
  }
  const squeezed = plainName(rest).toLowerCase();
  const bare = names
    .filter(
      ({ name }) =>
        (name.length >= SHORTEST_BARE_ALIAS || isShortLaw(name)) &&
        DOCUMENT_NAME.test(name) &&
        squeezed.includes(name.toLowerCase()),
    )
    .sort((a, b) => b.name.length - a.name.length);
  for (const { name } of bare) take(barePattern(name), idsOf(bare.filter((other) => other.name === name)));
  for (const shorts of shortNamesIn(rest)) {
    for (const short of shorts) {
      const hits = names.filter(({ title }) => isShortNameOf(short, title));
      if (hits.length > 0) take(short, idsOf(hits));
    }
  }
  for (const name of unknownStatutesIn(rest)) takeUnknown(name);
  rest = dropFieldsBefore(rest, SIGN);
  for (const [at, ids] of signs.entries()) {
    const sign = String.fromCharCode(FIRST_SIGN + at);
    const read = ids.length > 0 ? readVersion(rest, sign) : null;
    if (!read) continue;
    const versions = documents.filter(({ id }) => ids.includes(id));
    const meant = versionsMeant(versions, read.hint);
    if (meant.length === 0 && !read.hint.certain) continue;
    if (meant.length === 0) unknown.push(read.text.replace(sign, versions[0]?.title ?? ''));
    signs[at] = idsOf(meant);
    rest = rest.replace(read.text, sign);
  }
  const [lead = '', ...after] = rest.split(new RegExp(SIGN, 'u'));
  const order = [...rest.matchAll(new RegExp(SIGN, 'gu'))].map(
    ([sign]) => signs[sign.charCodeAt(0) - FIRST_SIGN] ?? [],
  );
  return {
    known: [...new Set(signs.flat())],
    unknown,
    rest: rest.replace(new RegExp(SIGN, 'gu'), ' '),
    lead,
    mentions: order.map((ids, at) => ({ ids, after: after[at] ?? '' })),
  };
}

/** A name in running text, blanks and 《》 between its characters allowed, Latin letters in either case. */
function barePattern(name: string): RegExp {
  const words = [...name].map(escapePattern).join('[\\s《》]*');
  return NUMBER_NAME.test(name)
    ? new RegExp(`(?<![第\\d零一二三四五六七八九十百至到、-]\\s*)${words}${AFTER_NUMBER_NAME}`, 'gu')
    : new RegExp(guardName(name, words), 'giu');
}

function escapePattern(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\]/u, '\\$&');
}
