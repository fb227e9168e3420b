import type { DocumentId } from '../domain/ids.js';
import { parseDocumentId } from '../domain/ids.js';
import type { Day, PolicyDocument } from '../domain/policy-document.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Romanizer } from '../ports/romanizer.js';

const FIELD = (name: string): RegExp => new RegExp(`^${name}\\s*[:：]\\s*(\\S.*)$`, 'mu');
const DATE = /(\d{4})\s*(?:年|-|\/|\.)\s*(\d{1,2})\s*(?:月|-|\/|\.)\s*(\d{1,2})\s*日?/u;
const DOC_NUMBER = /([\u4e00-\u9fa5]{2,12})\s*[〔[［(（【]\s*(\d{4})\s*[〕\]］)）】]\s*(\d{1,4})\s*号/u;
const TITLE_END = /(?:措施|办法|规定|条例|细则|意见|方案|通知|公告|规划|计划|决定|法|法典|指引|规则|标准|函)$/u;

/** The facts that a document states about itself; facts stated beside the text win. Facts not stated are null. */
export function readMetadata(cleaned: string, source: SourceDocument, romanizer: Romanizer): PolicyDocument {
  const { stated } = source;
  const head = headOf(cleaned);
  const field = (name: string): string | null => FIELD(name).exec(head)?.[1]?.trim() ?? null;
  const docNumber = normaliseNumber(stated.docNumber ?? field('文号') ?? null) ?? normaliseNumber(head);
  const noticeTitle = field('标题');
  const title = stated.title?.trim() || bodyTitle(head, noticeTitle) || noticeTitle || firstLine(cleaned);
  const issuer = stated.issuer ?? field('发布机构') ?? field('发文机关');
  const issuedOn = stated.issuedOn ?? readDay(field('成文日期')) ?? adoptedOn(head) ?? versionOf(source.origin);
  const publishedOn = stated.publishedOn ?? readDay(field('发布日期'));
  return {
    id: source.id ?? makeId(docNumber, title, issuedOn, romanizer),
    title,
    aliases: aliasesOf(title, noticeTitle),
    docNumber,
    issuer,
    region: stated.region ?? regionOf(issuer, title),
    indexNumber: field('索引号'),
    category: field('分类') ?? field('主题分类'),
    issuedOn,
    publishedOn,
    effectiveOn: stated.effectiveOn ?? effectiveOn(cleaned, publishedOn ?? issuedOn),
    expiresOn: stated.expiresOn ?? null,
    status: stated.status ?? null,
    url: stated.url ?? null,
  };
}

/** Everything before the first number of the body. */
function headOf(cleaned: string): string {
  const body = cleaned.search(/^(?:一、|第一[编章条])/mu);
  return body < 0 ? cleaned.slice(0, 600) : cleaned.slice(0, body);
}

function firstLine(text: string): string {
  return (text.split('\n').find((line) => line.trim() !== '') ?? '').slice(0, 80).trim();
}

/** The policy's own title: of a notice that issues one, the last title-like line before the body. */
function bodyTitle(head: string, noticeTitle: string | null): string | null {
  const lines = head.split('\n').map((line) => line.replace(/\s+/gu, ''));
  const titles = lines.filter((line) => line.length >= 4 && line.length <= 60 && TITLE_END.test(line) && !/[：:。，]/u.test(line));
  const notice = noticeTitle?.replace(/\s+/gu, '');
  return titles.filter((line) => line !== notice).at(-1) ?? titles.at(-1) ?? null;
}

function aliasesOf(title: string, noticeTitle: string | null): readonly string[] {
  const short = title.replace(/^中华人民共和国/u, '');
  const region = title.replace(/^.{2,4}省(?:关于)?/u, '');
  return [...new Set([short, region, noticeTitle ?? ''])].filter((alias) => alias.length >= 3 && alias !== title);
}

function normaliseNumber(text: string | null): string | null {
  const match = text ? DOC_NUMBER.exec(text) : null;
  return match ? `${match[1]}〔${match[2]}〕${Number(match[3])}号` : null;
}

function readDay(text: string | null): Day | null {
  const match = text ? DATE.exec(text) : null;
  return match ? `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}` : null;
}

/** 2022年8月30日 …会议通过: statutes are dated by their adoption; the last date of a row of amendments is the version. */
function adoptedOn(head: string): Day | null {
  const lines = head.split('\n').filter((line) => /通过|公布|修正|修订|发布/u.test(line) && DATE.test(line));
  const days = lines.flatMap((line) => readDay(line) ?? []);
  return days.sort().at(-1) ?? null;
}

function versionOf(origin: string): Day | null {
  return /\((\d{4}-\d{2}-\d{2})\)/u.exec(origin)?.[1] ?? null;
}

function effectiveOn(text: string, issued: Day | null): Day | null {
  const match = /(?:本法|本条例|本办法|本规定|本细则|本措施|本决定|本通知|本标准|本规则)?\s*自\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*起(?:施行|实施|执行|生效)/u.exec(text);
  if (match?.[1]) return readDay(match[1]);
  return /自(?:公布|发布|印发)之日起(?:施行|实施|执行|生效)/u.test(text) ? issued : null;
}

function regionOf(issuer: string | null, title: string): string | null {
  return /^([\u4e00-\u9fa5]{2,7}?(?:省|自治区|特别行政区))/u.exec(issuer ?? title)?.[1] ?? /^([\u4e00-\u9fa5]{2,4}市)/u.exec(issuer ?? title)?.[1] ?? null;
}

function makeId(docNumber: string | null, title: string, issuedOn: Day | null, romanizer: Romanizer): DocumentId {
  const latin = (text: string): string => romanizer.syllables(text).join('').toLowerCase().replace(/[^a-z0-9]+/gu, '');
  const match = docNumber ? /^(.+?)〔(\d{4})〕(\d+)号$/u.exec(docNumber) : null;
  const slug = match ? `${latin(match[1] ?? '')}-${match[2]}-${match[3]}` : [latin(title).slice(0, 100), issuedOn].filter(Boolean).join('-');
  const id = parseDocumentId(slug);
  if (!id) throw new RangeError(`no id can be made of ${JSON.stringify(title)}`);
  return id;
}
