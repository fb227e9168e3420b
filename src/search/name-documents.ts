import type { DocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import { readVersion, versionsMeant } from './choose-version.js';
import { takeNumbers } from './document-numbers.js';
import { type FindNames, nameFinder } from './find-names.js';
import {
  createShortNameFinder,
  dropFieldsBefore,
  furtherNames,
  guardName,
  isShortLaw,
  plainName,
  shortNamesIn,
  titleIssued,
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

const BOOK_TITLE = /《([^《》]{2,80})》/gu;
/** A name that reads as a clause number too, `45条`: it means the document only where the words after it say so. */
const NUMBER_NAME = /^\d+条$/u;
const AFTER_NUMBER_NAME = '(?=\\s*(?:的?第|里|中|当中|之中|措施|政策|文件|新政|全文|总共|一共|分为|都有|包括))';
/** Shortest alias that may stand in a question without 《》. */
const SHORTEST_BARE_ALIAS = 3;
/** How names of documents end; a page titled 财政部 is not named by every question about the office. */
const DOCUMENT_NAME =
  /(?:法|法典|宪法|修正案|条例|办法|规定|细则|规则|决定|解释|措施|意见|方案|通知|通告|公告|规划|计划|指引|指南|标准|规范|守则|准则|规程|安排|公约|议定书|协定|章程|批复|答复|纲要|函|令|条|号|号文|政策|文件)(?:[（(].{1,12}[）)])?$/u;

/** Stands for the first name taken out of the question, the next character for the second: private use, as no text has. */
const FIRST_SIGN = 0xe000;
const SIGN = '[\\ue000-\\uf8ff]';
const SIGNS = new RegExp(SIGN, 'gu');

/** A name by which a document may be called, as `plainName` writes it. */
interface Name {
  readonly id: DocumentId;
  readonly title: string;
  readonly name: string;
  /** It holds another title in 《》. */
  readonly holdsTitle: boolean;
  /** In lower case, where it may stand without 《》; else null. */
  readonly bare: string | null;
}

/** Thousands of names are compared with every question; a document's never change. */
const namesByDocument = new WeakMap<PolicyDocument, readonly Name[]>();

function namesOf(document: PolicyDocument): readonly Name[] {
  const { id, title, aliases } = document;
  const known = namesByDocument.get(document);
  if (known) return known;
  const names = [title, ...aliases, ...furtherNames(title)].map((written): Name => {
    const name = plainName(written);
    const isBare = (name.length >= SHORTEST_BARE_ALIAS || isShortLaw(name)) && DOCUMENT_NAME.test(name);
    return { id, title, name, holdsTitle: written.includes('《'), bare: isBare ? name.toLowerCase() : null };
  });
  namesByDocument.set(document, names);
  return names;
}

/** All names of one list of documents, with the ways to find some of them without looking at each. */
interface NameTable {
  readonly names: readonly Name[];
  /** Places in `names` of those that hold a title and stand in a text. */
  readonly nesting: FindNames;
  /** Of those that may stand without 《》, in a text in lower case. */
  readonly bare: FindNames;
  readonly byName: ReadonlyMap<string, readonly Name[]>;
  /** Names of the documents that a short name may mean. */
  readonly byShortName: (short: string) => readonly Name[];
}

const tables = new WeakMap<readonly PolicyDocument[], NameTable>();

function tableOf(documents: readonly PolicyDocument[]): NameTable {
  const known = tables.get(documents);
  if (known) return known;
  const names = documents.flatMap(namesOf);
  const findShort = createShortNameFinder([...new Set(names.map(({ title }) => titleIssued(title) ?? title))]);
  const byName = new Map<string, Name[]>();
  for (const each of names) byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  const table: NameTable = {
    names,
    nesting: nameFinder(names.map(({ name, holdsTitle }) => (holdsTitle ? name : ''))),
    bare: nameFinder(names.map(({ bare }) => bare ?? '')),
    byName,
    byShortName: (short) => {
      const titles = new Set(findShort(short));
      return titles.size === 0 ? [] : names.filter(({ title }) => titles.has(titleIssued(title) ?? title));
    },
  };
  tables.set(documents, table);
  return table;
}

/**
 * Finds the documents that a question names: by 文号 in any style, by 《title》, by title or alias without brackets.
 * The question should be normalised (simplified, half-width) first. Pure; never searches.
 */
export function nameDocuments(question: string, documents: readonly PolicyDocument[]): NamedDocuments {
  const signs: (readonly DocumentId[])[] = [];
  const unknown: string[] = [];
  let rest = question.replace(SIGNS, ' ');
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
  takeNumbers(documents, () => rest, { take, takeUnknown });

  const { names, nesting: findNesting, bare: findBare, byName, byShortName } = tableOf(documents);
  const taken = (places: readonly number[]): readonly Name[] =>
    places.flatMap((at) => names[at] ?? []).sort((a, b) => b.name.length - a.name.length);
  const idsOf = (entries: readonly { readonly id: DocumentId }[]): readonly DocumentId[] => entries.map(({ id }) => id);
  // 《…关于适用《某法》的规定》 names the whole, not the law within.
  const nesting = taken(findNesting(plainName(rest)));
  for (const { name } of nesting) take(barePattern(name), idsOf(nesting.filter((other) => other.name === name)));
  for (const [text, title = ''] of rest.matchAll(BOOK_TITLE)) {
    const asked = plainName(title);
    const exact = byName.get(asked) ?? [];
    const ending = (): readonly Name[] => (asked.length >= 4 ? names.filter(({ name }) => name.endsWith(asked)) : []);
    const hits = [() => exact, ending, () => byShortName(asked)].reduce<readonly Name[]>(
      (found, look) => (found.length > 0 ? found : look()),
      [],
    );
    if (hits.length > 0) take(text, idsOf(hits));
    else takeUnknown(text);
  }
  const bare = taken(findBare(plainName(rest).toLowerCase()));
  for (const { name } of bare) take(barePattern(name), idsOf(bare.filter((other) => other.name === name)));
  for (const shorts of shortNamesIn(rest)) {
    for (const short of shorts) {
      const hits = byShortName(short);
      if (hits.length > 0) take(short, idsOf(hits));
    }
  }
  for (const name of unknownStatutesIn(rest)) takeUnknown(name);
  if (signs.length === 0) return { known: [], unknown, rest, lead: rest, mentions: [] };
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
  const order = [...rest.matchAll(SIGNS)].map(([sign]) => signs[sign.charCodeAt(0) - FIRST_SIGN] ?? []);
  return {
    known: [...new Set(signs.flat())],
    unknown,
    rest: rest.replace(SIGNS, ' '),
    lead,
    mentions: order.map((ids, at) => ({ ids, after: after[at] ?? '' })),
  };
}

/** The text without the names of indexed documents; the text itself where it names none or is nothing but a name. */
export function withoutKnownNames(text: string, documents: readonly PolicyDocument[]): string {
  const { known, rest } = nameDocuments(text, documents);
  return known.length > 0 && rest.trim() !== '' ? rest.trim() : text;
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
