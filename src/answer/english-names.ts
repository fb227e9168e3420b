import { parseChineseNumeral } from '../domain/chinese-numeral.js';

const NUMBERED = /^第([^第条章部分节]+)(条|章|节|部分)$/u;
const SECTION_OF_PART = /^第([^第部分]+)部分第（([^（）]+)）项$/u;
const PART_TITLE = /^([^、]+)、/u;
const SECTION_TITLE = /^（([^（）]+)）/u;
const NAMES: Readonly<Record<string, string>> = { 章: 'Chapter', 节: 'Section', 部分: 'Part' };

/** 第13条 → Measure 13, 第十七条 → Article 17, 第三部分第（一）项 → Part 3, Section 1; another name as it is. */
export function englishName(name: string): string {
  const section = SECTION_OF_PART.exec(name);
  if (section) return `${counted('Part', section[1])}, ${counted('Section', section[2])}`;
  const [, number, unit = ''] = NUMBERED.exec(name) ?? [];
  if (number === undefined || parseChineseNumeral(number) === null) return name;
  // Measures of a notice are numbered in Arabic digits, articles of a statute in Chinese ones.
  return counted(NAMES[unit] ?? (/^\d/u.test(number) ? 'Measure' : 'Article'), number);
}

/** A title above a clause as its English name and the title alone: 三、构筑… → Part 3, 构筑…; null for any other form. */
export function readTitleAbove(title: string): { readonly name: string; readonly title: string } | null {
  for (const [pattern, unit] of [
    [PART_TITLE, 'Part'],
    [SECTION_TITLE, 'Section'],
  ] as const) {
    const [marker, number] = pattern.exec(title) ?? [];
    if (marker && number && parseChineseNumeral(number) !== null)
      return { name: counted(unit, number), title: title.slice(marker.length) };
  }
  return null;
}

/** The facts about a document that it may not state, as the wording names them. */
export const ENGLISH_FIELDS: Readonly<Record<string, string>> = {
  失效日期: 'date of expiry',
  施行日期: 'effective date',
  成文日期: 'date of issue',
  发布日期: 'date of publication',
  发布机构: 'issuing body',
  索引号: 'index number',
  文号: 'document number',
  主题分类: 'subject category',
  标题: 'title',
  主送机关: 'addressees',
  批准机关: 'approving body',
  制定目的: 'purpose',
};

function counted(unit: string, number: string | undefined): string {
  return `${unit} ${parseChineseNumeral(number ?? '') ?? number ?? ''}`;
}
