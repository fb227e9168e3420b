import type { CheerioAPI } from 'cheerio';
import type { SourceDocument } from '../../domain/source-document.js';
import { STATUSES } from './declared-status.js';
import type { HtmlElement, HtmlNode } from './html-node.js';
import { isShown } from './html-visibility.js';
import { addressOf } from './list-attachments.js';
import { issuerOfTitle, readTitle } from './page-title.js';

/** Labels of the tables that stand above documents on government sites, and the fact that each gives. */
const LABELS = {
  名称: 'title',
  标题: 'title',
  文号: 'docNumber',
  发文字号: 'docNumber',
  文件编号: 'docNumber',
  发布机构: 'issuer',
  发布机关: 'issuer',
  发文机关: 'issuer',
  发文单位: 'issuer',
  成文日期: 'issuedOn',
  发文日期: 'issuedOn',
  发布日期: 'publishedOn',
  公布日期: 'publishedOn',
  实施日期: 'effectiveOn',
  施行日期: 'effectiveOn',
  生效日期: 'effectiveOn',
  失效日期: 'expiresOn',
  文件状态: 'status',
  有效性: 'status',
  时效性: 'status',
  效力状态: 'status',
  索引号: 'indexNumber',
  分类: 'category',
  主题分类: 'category',
} as const;
type Field = (typeof LABELS)[keyof typeof LABELS];
/** Elements that hold a label, or a label with its value. */
const HOLDERS = 'td,th,dt,dd,li,span,label,strong,b,p,div';
const BLOCKS = new Set(['td', 'th', 'dt', 'dd', 'li', 'p', 'div']);
const LONGEST_VALUE = 300;

/**
 * The facts that a page states beside its text: in its head and in the table above the document. Comments, scripts and search
 * forms state nothing.
 * @param body the document's text, whose words are not the page's
 */
export function readHtmlFacts($: CheerioAPI, body: HtmlElement | null): SourceDocument['stated'] {
  const fields = readTable($, body);
  const title = readTitle($, fields.get('title'));
  const meta = (name: string): string | undefined => $(`meta[name="${name}" i]`).attr('content')?.trim();
  const status = fields.get('status');
  const facts: SourceDocument['stated'] = {
    title,
    docNumber: fields.get('docNumber'),
    issuer: (title && issuerOfTitle(title)) ?? fields.get('issuer')?.replace(/[,，]\s*/gu, '、'),
    issuedOn: dayOf(fields.get('issuedOn')),
    publishedOn: dayOf(fields.get('publishedOn')) ?? dayOf(meta('PubDate')),
    effectiveOn: dayOf(fields.get('effectiveOn')),
    expiresOn: dayOf(fields.get('expiresOn')),
    status: status === undefined ? undefined : STATUSES[status],
    url: addressOf($) ?? undefined,
    publisher: meta('SiteName'),
    indexNumber: fields.get('indexNumber'),
    category: fields.get('category'),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined && fact !== ''));
}

/** Labels and what stands beside them; the first value of a field that is not empty. */
function readTable($: CheerioAPI, body: HtmlElement | null): ReadonlyMap<Field, string> {
  const fields = new Map<Field, string>();
  for (const element of $<HtmlElement, string>(HOLDERS)) {
    if (holdsOthers(element) || isBeside(element, body)) continue;
    const text = ownText($, element);
    if (text.length > LONGEST_VALUE) continue;
    const [, label = '', inline = ''] = /^([\u4e00-\u9fa5\s]{2,10}?)\s*[:：]\s*(.*)$/u.exec(text) ?? [null, text, ''];
    const field = LABELS[label.replace(/\s+/gu, '') as keyof typeof LABELS];
    if (field === undefined || fields.has(field)) continue;
    const value = inline || valueBeside($, element);
    if (value !== '' && value.length <= LONGEST_VALUE) fields.set(field, value);
  }
  return fields;
}

/** What holds several labels with their values has none of its own. */
function holdsOthers(element: HtmlElement): boolean {
  const rest: HtmlNode[] = [...element.children];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type !== 'tag') continue;
    if (BLOCKS.has(node.name)) return true;
    rest.push(...node.children);
  }
  return false;
}

function valueBeside($: CheerioAPI, element: HtmlElement): string {
  const next = $(element).next().get(0);
  if (next && isShown(next)) return ownText($, next);
  return '';
}

/** Within the document's own text, hidden, or among the choices of a search. */
function isBeside(element: HtmlElement, body: HtmlElement | null): boolean {
  for (
    let node: HtmlNode | null = element;
    node !== null && node.type === 'tag';
    node = node.parent as HtmlNode | null
  ) {
    if (node === body || node.name === 'form' || !isShown(node)) return true;
  }
  return (
    element.parent?.type === 'tag' &&
    element.parent.children.some((each) => each.type === 'tag' && each.name === 'input')
  );
}

function ownText($: CheerioAPI, element: HtmlElement): string {
  return $(element).text().replace(/\s+/gu, ' ').trim();
}

/** 2019年07月01日, 2019-7-1 or 2019-07-01 10:00 as a day; undefined for what is none. */
function dayOf(text: string | undefined): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)/u.exec(text ?? '') ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}
