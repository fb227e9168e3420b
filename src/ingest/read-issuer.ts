import type { PolicyLevel } from '../domain/policy-document.js';
import { isDateLine } from './read-dates.js';

/** Who adopted a statute, by the line that says so; the first that fits wins. */
const ADOPTERS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/第.{1,4}届全国人民代表大会(常务委员会)?/u, ([, standing = '']) => `全国人民代表大会${standing}`],
  [
    /(?:日\s*|^)([\u4e00-\u9fa5]{2,7}?(?:省|市|自治区))第.{1,4}届人民代表大会(常务委员会)?/u,
    ([, place = '', standing = '']) => `${place}人民代表大会${standing}`,
  ],
  [/国务院(?:令|第\S{1,4}次常务会议)/u, () => '国务院'],
  [/(?:日\s*|^)([\u4e00-\u9fa5]{3,20}?)(?:\d{4}年)?第\S{1,4}次[\u4e00-\u9fa5]{0,4}会议/u, ([, name = '']) => name],
];
const OFFICE = /^[\u4e00-\u9fa5]{2,24}(?:政府|办公厅|办公室|委员会|厅|局|部|委|院)$/u;

/** Who issued a document: of a statute its adopter, of a notice the signature above its date; null where neither stands there. */
export function readIssuer(head: string, cleaned: string): string | null {
  for (const line of head.split('\n').filter((each) => /通过|公布/u.test(each))) {
    for (const [pattern, name] of ADOPTERS) {
      const match = pattern.exec(line);
      if (match) return name(match);
    }
  }
  const lines = cleaned.split('\n');
  return lines.find((line, at) => OFFICE.test(line) && isDateLine(lines[at + 1] ?? '')) ?? null;
}

/** Provinces by the short names with which titles begin: 广东多项医保新措. */
const PROVINCE =
  /^(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海)/u;

/** The province or city that a document is of, by who issued it or else by its title; null where neither names one. */
export function readRegion(issuer: string | null, title: string): string | null {
  for (const text of [withoutParty(issuer ?? ''), title]) {
    const [, province, city, zone] =
      /^([\u4e00-\u9fa5]{2,7}?(?:省|自治区|特别行政区))|^([\u4e00-\u9fa5]{2,4}?市)|^(深圳|珠海|汕头|厦门)经济特区/u.exec(
        text,
      ) ?? [];
    const region = province ?? city ?? (zone && `${zone}市`);
    if (region) return region;
  }
  const [, short] = PROVINCE.exec(title) ?? [];
  return short === undefined ? null : `${short}省`;
}

/** 中共广州市天河区委 is of 广州市 and of a district. */
function withoutParty(issuer: string): string {
  return issuer.replace(/^中共(?!中央)/u, '');
}

const NATIONAL =
  /^(?:全国|国务院|国家|中共中央|中国|中华人民共和国|最高人民)|^(?:[\u4e00-\u9fa5]{2,8}部|[\u4e00-\u9fa5]{2,10}总局)$/u;

/** Who a document is of, by its issuer or else its title; null where neither tells. */
export function readLevel(issuer: string | null, title: string): PolicyLevel | null {
  for (const text of [withoutParty(issuer ?? ''), title]) {
    if (
      /^(?:[\u4e00-\u9fa5]{2,4}市)?[\u4e00-\u9fa5]{1,5}(?:区|县)(?!域|块)/u.test(text) &&
      !/自治区|特区|特别行政区/u.test(text)
    )
      return '区';
    if (/^[\u4e00-\u9fa5]{2,4}市|^(?:深圳|珠海|汕头|厦门)经济特区/u.test(text)) return '市';
    if (/^[\u4e00-\u9fa5]{2,7}?(?:省|自治区|特别行政区)/u.test(text)) return '省';
    if (NATIONAL.test(text)) return '国家';
  }
  return PROVINCE.test(title) ? '省' : null;
}
