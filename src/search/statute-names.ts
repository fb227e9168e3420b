/** What a statute calls itself; a longer ending stands before the one that it holds. */
const KIND = '(?:修正案|法典|法|条例|办法|规定|细则)';
const WITH_KIND = new RegExp(`^(.+?)(${KIND})$`, 'u');
/** The fields by which statutes are sorted in China; people put them before a statute's name: 社会法工会法. */
const FIELDS_OF_LAW =
  '(?:宪法相关法|宪法|民法商法|民商法|行政法|经济法|社会法|刑法|诉讼与非诉讼程序法|诉讼及非诉讼程序法|行政法规|部门规章|地方性法规|司法解释)';
/** 企业所得税法实施条例 is another document than 企业所得税法. */
const NOT_BEFORE_A_DERIVED_NAME = '(?!实施(?:条例|细则|办法|规定|意见)|修正案|的?司法解释|的?立法解释)';
/** 上海市数据条例 is another document than 数据条例; laws proper are the nation's and take no place before them. */
const NOT_AFTER_A_PLACE =
  '(?<!省|市|自治区|自治州|自治县|特区|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|珠海|汕头|厦门)';
const LOCAL_KIND = /(?:条例|办法|规定|细则)$/u;
/** 宪法 and 刑法 also begin other words. */
const SHORT_LAW = /^[\u4e00-\u9fa5]法$/u;
const NOT_WITHIN_A_WORD = '(?![学家院典史界课\\ue000-\\uf8ff]|相关)';
/** Words that may stand before a short name without being part of it. */
const LEAD_WORDS =
  '(?:请|问|我|你|您|想|要|知道|了解|学习|看|查|找|一下|下|帮|替|给|告诉|说|讲|读|念|列出|引用|解释|介绍|比较|对比|根据|依据|按照|按|依照|依|和|与|及|跟|同|以及|还有|在|对|把|关于|那么|那|这个|这部|现行|最新|我国|国家|中国|的|是|有没有|能|可以|不能|教|麻烦|咨询|分别|、|，|,|:|：)*';
const ONLY_LEAD_WORDS = new RegExp(`^${LEAD_WORDS}$`, 'u');
const LEADING_WORDS = new RegExp(`^${LEAD_WORDS}`, 'u');
/** What follows a short name when a document is meant: a clause number, or a question about the document. */
const FOLLOWING =
  '(?=\\s*(?:$|[?？]|[与和及跟、]|的|里|中|第|最后|倒数|\\d+条|一共|总共|共|有(?:多少|几)|什么时候|何时|几时|哪|自|施行|实施|生效|由|是|谁|分(?:为|几|成)|包括|属于))';
const SHORT_NAME_END = new RegExp(`${KIND}${FOLLOWING}`, 'gu');
const LONGEST_SHORT_NAME = 16;
/** A name of up to so many characters is read by its initials, a longer one by its words. */
const LONGEST_INITIALS = 4;
/** Share of a title's characters by which single characters of it may be told to be a name. 0.4–0.7. */
const LEAST_SHARE = 0.5;
/** 该办法, 本法, 文件规定 name no document of their own, and 合法, 方法 are no statutes. */
const NO_NAME =
  /^(?:.*(?:[该本此这那哪其各里中所都]|这些|这个|那个|这部|那部|哪个|哪部|文件|政策|措施|上述|有关|相关|什么|通知|文章|法律|法规|国家))?(?:法典|条例|办法|规定|细则|修正案|法)$|[方办做看想说用无合违非依守执立司语书手魔]法$/u;
/** 第五条和民法典第六条: what points at a clause of the law before is no part of the next one's name. */
const POINTER_BEFORE = /^.*第[零〇一二两三四五六七八九十百千]+(?:条|款|项|章|节)/u;
const UNKNOWN_STATUTE = new RegExp(
  `[\\u4e00-\\u9fa5]{1,30}?${KIND}(?=\\s*(?:第[零〇一二两三四五六七八九十百千\\d]+条|第?\\d+条))`,
  'gu',
);

/** A name as it is written in a question: no blanks, no 《》, half-width brackets. */
export function plainName(name: string): string {
  return name.replace(/[\s《》]/gu, '').normalize('NFKC');
}

/** A notice that issues a document, anew or for the first time, bears the title of that document within its own. */
const ISSUES = /关于(?:重新|修订后?|修改后?)?(?:印发|发布|公布|颁布)(.+?)的(?:通知|公告|通告|决定|令)$/u;

/** The title of the document that a notice issues, without 《》; null where a title is that of no such notice. */
export function titleIssued(title: string): string | null {
  return ISSUES.exec(title)?.[1]?.replace(/[《》〈〉]/gu, '') ?? null;
}

/**
 * The names of a document beside its title and aliases: what a notice issues; and of a statute, without the year in brackets at
 * its end, by which only versions differ.
 */
export function furtherNames(title: string): readonly string[] {
  const issued = titleIssued(title);
  return [...(issued === null ? [] : [issued]), ...namesOfVersion(issued ?? title)];
}

function namesOfVersion(title: string): readonly string[] {
  const [, base] = /^(.+?)[（(](?:19|20)\d{2}年?(?:修订|修正|版)?[）)]$/u.exec(title) ?? [];
  if (base === undefined || !WITH_KIND.test(base)) return [];
  return [...new Set([base, base.replace(/^中华人民共和国/u, '')])];
}

/** Whether a name is long enough to stand in a question without 《》, or a law of two characters. */
export function isShortLaw(name: string): boolean {
  return SHORT_LAW.test(name);
}

/** What must not stand around a statute's name in running text, as the source of a pattern around `words`; other names are left. */
export function guardName(name: string, words: string): string {
  if (!WITH_KIND.test(name)) return words;
  const before = LOCAL_KIND.test(name) ? NOT_AFTER_A_PLACE : '';
  return `${before}${words}${NOT_BEFORE_A_DERIVED_NAME}${SHORT_LAW.test(name) ? NOT_WITHIN_A_WORD : ''}`;
}

/** Takes a field of law away from before each place that `sign` matches. */
export function dropFieldsBefore(text: string, sign: string): string {
  return text.replace(new RegExp(`${FIELDS_OF_LAW}\\s*(?=${sign})`, 'gu'), '');
}

/** Short names in running text that stand where a document is meant, longest first at each place, for a caller to try. */
export function shortNamesIn(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(SHORT_NAME_END)].map((match) => {
    const end = match.index + match[0].length;
    const run = /[\u4e00-\u9fa5]+$/u.exec(text.slice(Math.max(0, end - LONGEST_SHORT_NAME - 8), end))?.[0] ?? '';
    return Array.from({ length: Math.max(0, run.length - 2) }, (_, at) => at)
      .filter((at) => run.length - at <= LONGEST_SHORT_NAME && ONLY_LEAD_WORDS.test(run.slice(0, at)))
      .map((at) => run.slice(at));
  });
}

/**
 * Whether `short` is a short name of the statute `title`, by rule and not by list. The last words of the title: 数据条例. Its
 * initials, the first and a last among them: 个保法, 刑诉法. Or whole words of it in order, from the first on: 深圳人工智能条例.
 */
export function isShortNameOf(short: string, title: string): boolean {
  const [, stem = '', kind] = WITH_KIND.exec(short) ?? [];
  const [, whole = '', titleKind] = WITH_KIND.exec(title.replace(/^中华人民共和国/u, '')) ?? [];
  if (stem === '' || short.length < 3 || kind !== titleKind || stem.length >= whole.length) return false;
  if (short.length >= LONGEST_INITIALS && whole.endsWith(stem)) return true;
  const places = placesOf(stem, whole);
  if (places === null || places[0] !== 0) return false;
  if (short.length <= LONGEST_INITIALS) return whole.slice(-2).includes(stem.slice(-1));
  const isAlone = (at: number): boolean =>
    places[at - 1] !== (places[at] ?? 0) - 1 && places[at + 1] !== (places[at] ?? 0) + 1;
  return !places.some((_, at) => isAlone(at)) || stem.length >= LEAST_SHARE * whole.length;
}

/**
 * Builds the finder of the titles that `isShortNameOf` allows for a short name, in the order given. Only titles that begin as
 * it begins or end as it ends can be meant, so few of thousands are looked at.
 */
export function createShortNameFinder(titles: readonly string[]): (short: string) => readonly string[] {
  const byEdge = new Map<string, number[]>();
  const edgesOf = (whole: string, kind: string): readonly string[] => [
    `${kind}^${whole.slice(0, 1)}`,
    `${kind}$${whole.slice(-1)}`,
  ];
  titles.forEach((title, at) => {
    const [, whole = '', kind] = WITH_KIND.exec(title.replace(/^中华人民共和国/u, '')) ?? [];
    if (kind === undefined) return;
    for (const edge of edgesOf(whole, kind)) {
      const bucket = byEdge.get(edge);
      if (bucket) bucket.push(at);
      else byEdge.set(edge, [at]);
    }
  });
  return (short) => {
    const [, stem = '', kind] = WITH_KIND.exec(short) ?? [];
    if (kind === undefined) return [];
    const near = new Set(edgesOf(stem, kind).flatMap((edge) => byEdge.get(edge) ?? []));
    return [...near]
      .sort((a, b) => a - b)
      .flatMap((at) => titles[at] ?? [])
      .filter((title) => isShortNameOf(short, title));
  };
}

/** Where the characters stand in the text, in order, each as early as the one before allows; null where one is missing. */
function placesOf(characters: string, text: string): readonly number[] | null {
  const places: number[] = [];
  for (const character of characters) {
    const at = text.indexOf(character, (places.at(-1) ?? -1) + 1);
    if (at < 0) return null;
    places.push(at);
  }
  return places;
}

/** Names that read as statutes right before a clause number, 民法典第五条, in a text without the names that are known. */
export function unknownStatutesIn(text: string): readonly string[] {
  return [...text.matchAll(UNKNOWN_STATUTE)]
    .map(([name]) => name.replace(POINTER_BEFORE, '').replace(LEADING_WORDS, ''))
    .filter((name) => name !== '' && !NO_NAME.test(name));
}
