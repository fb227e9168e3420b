import { type DocumentId, parseDocumentId } from '../domain/ids.js';
import type { Day, FactSource, PolicyDocument } from '../domain/policy-document.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Romanizer } from '../ports/romanizer.js';
import { findQuote } from './find-quote.js';
import { readFirstDay, readLastDay } from './read-binding-days.js';
import { isDateLine, later, readDay } from './read-dates.js';
import { readDraft } from './read-draft.js';
import { readIssuer, readLevel, readRegion } from './read-issuer.js';
import { readProlonged, readRepeals } from './read-repeals.js';

const DOC_NUMBER = /([\u4e00-\u9fa5]{2,12})\s*[〔[［(（【]\s*(\d{4})\s*年?[〕\]］)）】]\s*(?:第\s*)?(\d{1,4})\s*号/u;
/** 文号 on a line of its own, or between blanks in a text that lost its lines; elsewhere it is another document's. */
const OWN_DOC_NUMBER = new RegExp(`(?:^|[\\n ])${DOC_NUMBER.source}(?=$|[\\n ])`, 'u');
const TITLE_END =
  /(?:措施|办法|规定|条例|细则|意见|方案|通知|公告|通告|规划|计划|决定|法|法典|指引|指南|规则|标准|函|清单|政策)(?:[（(][^（）()]{2,12}[）)])?$/u;
const STATUTE = /(?:法|法典|条例|办法|规定|细则)$/u;
/** Twenty working days with the weekends between them and a holiday. */
const LATEST_PUBLICATION = 35;
/** In the order in which their sources are given. */
const FACTS = [
  'title',
  'docNumber',
  'issuer',
  'issuedOn',
  'publishedOn',
  'effectiveOn',
  'expiresOn',
  'status',
] as const;
/** Longest title taken from a text, and longest slug made of one. */
const LONGEST = { title: 80, slug: 100 } as const;

/**
 * The facts that a document states about itself; facts stated beside the text win. Facts not stated are null.
 * Null as a whole where no id is given and none can be made of 文号 or title.
 */
export function readMetadata(cleaned: string, source: SourceDocument, romanizer: Romanizer): PolicyDocument | null {
  const { stated } = source;
  const head = headOf(cleaned);
  const field = (...names: string[]): string | null =>
    new RegExp(`^(?:${names.join('|')})\\s*[:：]\\s*(\\S.*)$`, 'mu').exec(head)?.[1]?.trim() ?? null;
  const docNumber =
    normaliseNumber(stated.docNumber ?? field('文号', '发文字号', '文件编号')) ??
    normaliseNumber(OWN_DOC_NUMBER.exec(head.slice(0, 600))?.[0] ?? null);
  const noticeTitle = field('标题', '名称');
  const title = stated.title?.trim() || titleOf(head, noticeTitle) || nameIn(cleaned, source);
  const issuer = stated.issuer ?? field('发布机构', '发文机关', '发布单位') ?? readIssuer(head, cleaned);
  const version = readDay(/\((\d{4}-\d{2}-\d{2})\)/u.exec(source.origin)?.[1] ?? null);
  const issuedOn = stated.issuedOn ?? readDay(field('成文日期')) ?? adoptedOn(head) ?? signedOn(cleaned) ?? version;
  const publishedOn =
    stated.publishedOn ??
    readDay(field('发布日期', '发布时间', '公布日期')) ??
    notBefore(issuedOn, datedLine(head, /公布/u));
  const statedFirst = stated.effectiveOn ?? readDay(field('施行日期', '实施日期', '生效日期'));
  const first = statedFirst === null ? readFirstDay(cleaned, announcedOn(issuedOn, publishedOn)) : null;
  const effectiveOn = statedFirst ?? first?.day ?? null;
  const statedLast = stated.expiresOn ?? readDay(field('失效日期', '有效期至'));
  const last = statedLast === null ? readLastDay(cleaned, effectiveOn ?? publishedOn ?? issuedOn) : null;
  const draft = stated.status === undefined ? readDraft(title, head) : null;
  const repeals = readRepeals(cleaned);
  const id = source.id ?? makeId(docNumber, title, version ?? issuedOn, romanizer);
  if (id === null) return null;
  const facts = {
    title,
    docNumber,
    issuer,
    issuedOn,
    publishedOn,
    effectiveOn,
    expiresOn: statedLast ?? last?.day ?? null,
    status: stated.status ?? (draft === null ? null : ('draft' as const)),
  };
  const quotes = {
    effectiveOn: first?.quote,
    expiresOn: last?.quote,
    status: draft ?? undefined,
  };
  return {
    id,
    ...facts,
    aliases: aliasesOf(title, noticeTitle),
    ...whose(stated, issuer, title),
    indexNumber: stated.indexNumber ?? field('索引号'),
    category: stated.category ?? field('分类', '主题分类'),
    supersedes: [...new Set(repeals.flatMap(({ names }) => names))],
    supersededBy: [],
    prolongs: readProlonged(cleaned),
    factSources: [
      ...FACTS.flatMap((fact): FactSource[] => {
        if (facts[fact] === null) return [];
        if (stated[fact] !== undefined) return [{ fact, origin: 'beside', quote: null }];
        return [
          { fact, origin: 'text', quote: quotes[fact as keyof typeof quotes] ?? findQuote(cleaned, fact, facts[fact]) },
        ];
      }),
      ...repeals.map(({ quote }): FactSource => ({ fact: 'supersedes', origin: 'text', quote })),
    ],
    url: stated.url ?? null,
    ...(source.attachments?.length ? { attachments: source.attachments } : {}),
  };
}

/**
 * Region and level, by who issued it or its title; where neither tells, by whose site carries it: a city's site reprints the
 * nation's laws and the province's notices, whose names say whose they are.
 */
function whose(
  { region, publisher }: SourceDocument['stated'],
  issuer: string | null,
  title: string,
): Pick<PolicyDocument, 'region' | 'level'> {
  const own = { region: region ?? readRegion(issuer, title), level: readLevel(issuer, title) };
  if (own.region !== null || own.level !== null || publisher === undefined) return own;
  return { region: readRegion(null, publisher), level: readLevel(null, publisher) };
}

/**
 * The day that 自公布之日起 and 自印发之日起 mean. A government publishes what it has made within twenty working days
 * (政府信息公开条例第二十六条); a page put up later is a reprint, and its day is not the document's.
 */
function announcedOn(issuedOn: Day | null, publishedOn: Day | null): Day | null {
  if (issuedOn === null || publishedOn === null) return publishedOn ?? issuedOn;
  return publishedOn <= later(issuedOn, { days: LATEST_PUBLICATION }) ? publishedOn : issuedOn;
}

/** Everything before the first number of the body. */
function headOf(cleaned: string): string {
  const body = cleaned.search(/^(?:一、|第一[编章条])/mu);
  return body < 0 ? cleaned.slice(0, 600) : cleaned.slice(0, body);
}

/** An address (各县财政局：) or a numbered sentence names nothing. */
const NO_NAME =
  /[:：]$|^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十百千]+[编章条]|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])/u;

/** The line that a text begins with; where that is no name, what people named the file, if it is Chinese. */
function nameIn(text: string, { origin }: SourceDocument): string {
  const line = text.slice(0, LONGEST.title).split('\n')[0]?.trim() ?? '';
  const file = origin.replace(/\.[^.]+$/u, '').slice(0, LONGEST.title);
  return NO_NAME.test(line) && /[\u4e00-\u9fa5]{4}/u.test(file) ? file : line;
}

/** The policy's own title: of a notice that issues one, the last title-like line before the body. */
function titleOf(head: string, noticeTitle: string | null): string | null {
  const lines = head.split('\n').map(withoutBlanks);
  const titles = lines.filter(
    (line) => line.length >= 3 && line.length <= LONGEST.title && TITLE_END.test(line) && !/[：:。，]/u.test(line),
  );
  const notice = noticeTitle === null ? null : withoutBlanks(noticeTitle);
  return titles.findLast((line) => line !== notice) ?? notice;
}

/** The title without its country or, but for statutes, its province: those of two provinces would share the name. */
export function aliasesOf(title: string, noticeTitle: string | null): readonly string[] {
  const short = title.replace(/^中华人民共和国/u, '');
  const provincial = STATUTE.test(title) ? title : title.replace(/^[\u4e00-\u9fa5]{2,4}省(?:关于)?/u, '');
  const names = [short, provincial, ...(noticeTitle === null ? [] : [withoutBlanks(noticeTitle)])];
  // 宪法 and 刑法 are whole names.
  return [...new Set(names)].filter(
    (name) => name !== title && (name.length >= 3 || /^[\u4e00-\u9fa5]法$/u.test(name)),
  );
}

function normaliseNumber(text: string | null): string | null {
  const [, code, year, serial] = (text && DOC_NUMBER.exec(text)) || [];
  return code ? `${code}〔${year}〕${Number(serial)}号` : null;
}

/** 2022年8月30日 …会议通过: statutes are dated by their adoption, an amended one by its last amendment. */
function adoptedOn(head: string): Day | null {
  return datedLine(head, /通过|公布|修正|修订/u);
}

/** The latest of the dates that begin the lines of a statute's head that hold the given word. */
function datedLine(head: string, word: RegExp): Day | null {
  const lines = head.split('\n').filter((line) => word.test(line) && /^(?:根据)?[（(]?\d{4}年/u.test(line));
  return lines
    .flatMap((line) => readDay(line) ?? [])
    .reduce<Day | null>((last, day) => (last && last > day ? last : day), null);
}

/** An amended statute names the day on which its first version was published; that is not the day of this one. */
function notBefore(issued: Day | null, day: Day | null): Day | null {
  return day !== null && (issued === null || day >= issued) ? day : null;
}

/** The date below the signature. */
function signedOn(cleaned: string): Day | null {
  return readDay(cleaned.split('\n').find(isDateLine) ?? null);
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** `yuebanhan-2024-88` of 文号, else the title in pinyin with the day of the version, so that two versions have two ids. */
function makeId(docNumber: string | null, title: string, version: Day | null, romanizer: Romanizer): DocumentId | null {
  const latin = (text: string): string =>
    romanizer
      .syllables(text)
      .join('')
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '');
  const [, code, year, serial] = /^(.+?)〔(\d{4})〕(\d+)号$/u.exec(docNumber ?? '') ?? [];
  const name = latin(code ?? title).slice(0, LONGEST.slug);
  if (name === '') return null;
  return parseDocumentId((code ? [name, year, serial] : [name, version]).filter(Boolean).join('-'));
}
