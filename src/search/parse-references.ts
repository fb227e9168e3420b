import { parseChineseNumeral } from '../domain/chinese-numeral.js';

/** A clause as a question points at it, before it is looked up in a document. Numbers are plain. */
export type ClauseReference =
  /** 第13条, 13条, 第13项措施, measure 13; with 款 and 项 where named; `suffix` for 第十条之一. */
  | {
      readonly kind: 'clause';
      readonly number: number;
      readonly suffix: number | null;
      readonly paragraph: number | null;
      readonly item: number | null;
    }
  /** 第三部分; with `section` for 三(五), 第三部分第（五）项. */
  | { readonly kind: 'part'; readonly number: number; readonly section: number | null }
  /** 最后一个部分. */
  | { readonly kind: 'last-part' }
  /** 第二章 of a statute; with `section` for 第二章第一节. */
  | { readonly kind: 'chapter'; readonly number: number; readonly section: number | null }
  /** 最后一条 is 0 back, 倒数第二条 is 1. */
  | { readonly kind: 'last'; readonly back: number }
  /** The clause before the first or after the last: never there. */
  | { readonly kind: 'neighbour' };

export interface ParsedReferences {
  readonly references: readonly ClauseReference[];
  /** 下一条 is 1, 上一条 is -1, none is 0: relative to the first reference, or to what was spoken of before. */
  readonly step: -1 | 0 | 1;
  /** The question without the references. */
  readonly rest: string;
}

const NUMERAL = '[零〇一二两三四五六七八九十百千\\d]+';
const CLAUSE_WORD = '(?:条措施|项措施|号措施|个措施|点措施|条)';
const RANGE = new RegExp(
  `第?\\s*(${NUMERAL})\\s*(?:条)?\\s*(?:到|至|-|—|~|～)\\s*第?\\s*(${NUMERAL})\\s*${CLAUSE_WORD}`,
  'gu',
);
const LISTED = new RegExp(`第\\s*(${NUMERAL})((?:\\s*[、,，和及]\\s*第?\\s*${NUMERAL})+)\\s*${CLAUSE_WORD}`, 'gu');
const ARTICLE = new RegExp(
  `第\\s*(${NUMERAL})\\s*${CLAUSE_WORD}(?:之(${NUMERAL}))?(?:\\s*第?\\s*[（(]?(${NUMERAL})[）)]?\\s*款((?:\\s*[、,，和与及]\\s*第?\\s*${NUMERAL}\\s*款)*))?(?:\\s*第?\\s*[（(]?(${NUMERAL})[）)]?\\s*项)?`,
  'gu',
);
const ORDINAL_MEASURE = new RegExp(`第\\s*(${NUMERAL})\\s*(?:项|个|点)(?!部分|章|节|问|方面|月|季度|年|工作日)`, 'gu');
const BARE =
  /(?<![\d.第多少几有共列前这那哪])(\d{1,4})\s*(?:条|号措施|项措施)(?!\s*(?:目标|指标|措施吗|政策|分别|都|全部|里|中))/gu;
const ENGLISH = /\b(?:measure|article|clause|item|section|number|no\.?)\s*#?\s*(\d{1,4})\b/giu;
const MEASURE_BEFORE = /(?:措施|条款)\s*#?(\d{1,3})(?!\d|条|年)/gu;
const PART_SECTION = new RegExp(
  `第?\\s*(${NUMERAL})\\s*(?:大)?部分\\s*(?:的)?\\s*第?\\s*[（(]?(${NUMERAL})[）)]?\\s*(?:项|节|小节|点|小点|款|部分)|(?<![第\\d])([一二三四五六七八九十])\\s*[、.]?\\s*[（(]\\s*(${NUMERAL})\\s*[）)]`,
  'gu',
);
const PART = new RegExp(
  `(?:第|(?<![\\p{Script=Han}\\d]))\\s*(${NUMERAL})\\s*(?:大)?(?:部分|大块|板块)|\\bpart\\s*(\\d{1,2})\\b`,
  'giu',
);
const CHAPTER = new RegExp(`第\\s*(${NUMERAL})\\s*章(?:的?第\\s*(${NUMERAL})\\s*节)?`, 'gu');
const LAST = new RegExp(`(?:最后|最末|末尾)的?(${NUMERAL})?\\s*条`, 'gu');
const FROM_THE_END = new RegExp(`倒数第\\s*(${NUMERAL})\\s*条`, 'gu');
const FIRST = new RegExp(`(?:前|头|开头|开始的?)\\s*(${NUMERAL})\\s*条`, 'gu');
/** Nothing but a number: a clause is meant. */
/** 十三条讲什么, at the start: in running text 三条 is a quantity. */
const BARE_HAN = /(?<![\p{Script=Han}\d.])([零〇一二三四五六七八九十百]+)条(?!措施|款|例)/gu;
const LAST_PART = /(?:最后|末尾)的?(?:一个|一|1个)?(?:大)?部分/gu;
/** measures 11-13, 措施11至13. */
const RANGE_AFTER =
  /(?:措施|条款|measures?|articles?|clauses?)\s*(\d{1,3})\s*(?:-|–|—|~|到|至|to|through)\s*(\d{1,3})/giu;
const ALONE = new RegExp(`^\\s*第?\\s*(${NUMERAL})\\s*$`, 'gu');
const NEXT =
  /(?:之后|后面|后头)的?(?:那|一|下)?(?:一)?条|(?:之后|后面)是|(?:后面|之后|后头)?紧?(?:跟着|接着)(?:的)?(?:是|那条)?|下[一1]?(?:条|项|个措施)|后[一1面](?:一)?条|next\s+(?:one|measure|clause)/iu;
const PREVIOUS =
  /(?:之前|前面|前头)的?(?:那|一|上)?(?:一)?条|(?:之前|前面)是|上[一1]?(?:条|项|个措施)|前[一1面](?:一)?条|previous\s+(?:one|measure|clause)/iu;
/** More than this many clauses in one range is a slip of the pen, or an attack. */
const WIDEST_RANGE = 60;

const clause = (number: number): ClauseReference => ({
  kind: 'clause',
  number,
  suffix: null,
  paragraph: null,
  item: null,
});

/**
 * Reads every pointer at a clause from a normalised question: `第13条`, `第十三条`, `13条`, `第13项措施`, `第11至13条`, `第三部分`, `三(五)`,
 * `第十七条第一款第（一）项`, `下一条`. It knows no document: whether 第46条 exists is for the caller to say.
 */
export function parseReferences(question: string): ParsedReferences {
  const references: ClauseReference[] = [];
  let rest = question;
  const read = (
    pattern: RegExp,
    make: (groups: readonly (string | undefined)[]) => readonly ClauseReference[],
  ): void => {
    rest = rest.replace(pattern, (text, ...groups: (string | undefined)[]) => {
      const made = make(groups);
      references.push(...made);
      return made.length > 0 ? ' ' : text;
    });
  };
  const number = (text: string | undefined): number | null => (text === undefined ? null : parseChineseNumeral(text));

  const upTo = (count: number | null): readonly number[] =>
    count === null || count < 1 || count > WIDEST_RANGE ? [] : Array.from({ length: count }, (_, at) => at);
  // Before 后一条 and 前一条, which they hold.
  read(FROM_THE_END, ([at]) =>
    upTo(number(at))
      .slice(-1)
      .map((back) => ({ kind: 'last', back })),
  );
  read(LAST, ([count]) =>
    upTo(count === undefined ? 1 : number(count))
      .toReversed()
      .map((back) => ({ kind: 'last', back })),
  );
  read(FIRST, ([count]) => ((number(count) ?? 0) > 1 ? upTo(number(count)).map((at) => clause(at + 1)) : []));
  const step = NEXT.test(rest) ? 1 : PREVIOUS.test(rest) ? -1 : 0;
  rest = rest.replace(NEXT, ' ').replace(PREVIOUS, ' ');
  read(LAST_PART, () => [{ kind: 'last-part' }]);
  const range = ([first, last]: readonly (string | undefined)[]): readonly ClauseReference[] => {
    const [from, to] = [number(first), number(last)];
    if (from === null || to === null || to <= from || to - from > WIDEST_RANGE) return [];
    return Array.from({ length: to - from + 1 }, (_, index) => clause(from + index));
  };
  read(RANGE_AFTER, range);
  read(PART_SECTION, ([part, section, shortPart, shortSection]) => {
    const [at, below] = [number(part ?? shortPart), number(section ?? shortSection)];
    return at === null || below === null ? [] : [{ kind: 'part', number: at, section: below }];
  });
  read(RANGE, range);
  read(LISTED, ([first, others]) => {
    // 第十六、十七两条: how many there are may be said once more.
    const named = (others ?? '').replace(/(?<=[\u4e00-\u9fff])两$/u, '');
    const all = [first, ...named.split(/[、,，和及第\s]+/u).filter(Boolean)].map(number);
    return all.flatMap((value) => (value === null ? [] : [clause(value)]));
  });
  read(ARTICLE, ([at, suffix, paragraph, further, item]) => {
    const value = number(at);
    if (value === null) return [];
    const paragraphs = [paragraph, ...(further?.match(new RegExp(NUMERAL, 'gu')) ?? [])];
    return paragraphs.map((each) => ({
      kind: 'clause',
      number: value,
      suffix: number(suffix),
      paragraph: number(each),
      item: number(item),
    }));
  });
  const single = ([at]: readonly (string | undefined)[]): readonly ClauseReference[] => {
    const value = number(at);
    return value === null ? [] : [clause(value)];
  };
  read(PART, ([at, latin]) => {
    const value = number(at ?? latin);
    return value === null ? [] : [{ kind: 'part', number: value, section: null }];
  });
  read(CHAPTER, ([at, section]) => {
    const value = number(at);
    return value === null ? [] : [{ kind: 'chapter', number: value, section: number(section) }];
  });
  read(ALONE, single);
  read(ORDINAL_MEASURE, single);
  read(BARE, single);
  read(BARE_HAN, single);
  read(MEASURE_BEFORE, single);
  read(ENGLISH, single);
  return { references, step, rest };
}
