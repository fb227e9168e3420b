/** What kind of word a sentence gives: to leave a force out, or to put another in its place, says another thing. */
export type Force =
  | 'must'
  | 'forbid'
  | 'may'
  | 'support'
  | 'encourage'
  | 'guide'
  | 'explore'
  | 'pilot'
  | 'aim'
  | 'done'
  | 'sure';

/** In Chinese, for the request to repair. */
export const FORCE_WORDS: Readonly<Record<Force, string>> = {
  must: '应当、必须',
  forbid: '不得、禁止',
  may: '可以、允许',
  support: '支持',
  encourage: '鼓励',
  guide: '引导',
  explore: '探索、研究',
  pilot: '试点',
  aim: '力争',
  done: '已经',
  sure: '确保、一定',
};

const FORCES: readonly (readonly [Force, RegExp])[] = [
  [
    'must',
    /应当|应该|必须|务必|有义务|责令|(?<![适反响供相对呼效感照顺回答因])应(?![用急变对届收力付运急聘])|(?<![必无])须(?!知|弥)/u,
  ],
  ['forbid', /不得(?!不)|禁止|严禁|不准|不许|不应|不允许/u],
  [
    'may',
    /(?<!不)可以|(?<!不)可(?=申请|享|领|按|向|在|获|延|上浮|提|直接|退|买|拿|报|免)|(?<!不)允许|有权|准予|能(?=申请|享受|领取|报销|拿)/u,
  ],
  ['support', /支持|扶持|扶助/u],
  ['encourage', /鼓励|倡导|提倡/u],
  ['guide', /引导/u],
  ['explore', /探索|尝试|摸索|探讨|研究(?=制定|推动|建立|出台|起草)/u],
  ['pilot', /试点|试行|先行先试/u],
  ['aim', /力争|争取|力求|有望|预计/u],
  ['done', /已经|(?<![早业])已(?!知)|早已|业已|(?:建成|完成|实现|达到|超过|形成|开通|突破|拥有|成为)了/u],
  ['sure', /一定(?!的)|确保|保证|必将|必然|肯定会|必定/u],
];

/** 给予资金支持, 提供辅助支持: what somebody is given; the sentence may be told without it. */
const NAMED_SUPPORT = /(?:资金|同等|技术|政策|辅助)支持|提供[^，；]*支持/gu;

/** Compounds whose sign of negation denies nothing (不断, 未来, 无人机), and bounds of figures (不低于). */
const NO_DENIAL =
  /不(?:断|仅|同|但|论|管|久|只|妨|停|间断|光|单是|可移动|[得能可应准许]?(?:少于|低于|高于|超过|多于|大于|小于))|有没有|是不是|能不能|未来|无(?:人|关|障碍|线|纸|感|偿|缝)|非(?:常|遗)|没有自有|免(?:费|疫)|除了|除此|此外/gu;
/** Denies all that follows it up to the next comma. */
const DENIES_ALL = /不得(?!不)|禁止|严禁|不准|不许|不应|不允许|不予|不能|不可以|除外|不受理|不再/u;
/** Denies what follows it up to the next stop, so many characters at most. */
const DENIES_NEXT = /拒不|无需|不用|不必|没有|不|未|无|非|没|免/gu;
const REACH = 8;
/** 非技术因素: the next word. */
const REACH_OF_NON = 2;

/** Words with a character that names people in others. */
const NO_PERSON = /人工|人形|人机|无人|机器人|施工|竣工|工[业程具厂艺作序]|加工|生[产成态物活]|[卫民产发]生/gu;
/** 传感器可以监测湿度: a thing is able, and nobody is allowed. */
const ABLE =
  /^(?=.*[\u4e00-\u9fff]{2})(?:(?!企业|公司|单位|机构|部门|个人|[者人户民校院工员生客您你我]).)*?[^也就还都]可以/u;
/** 可以得到20万元奖励: may have what is given. */
const MAY_HAVE = /可以?[^，]{0,12}(?:得到|获得|拿到|领到|享受)/u;
const GIVEN = /给予|奖励|资助|视同|补贴|补助/u;

/** The forces of one fragment; none where it is a plain statement or plan. */
export function forcesOf(fragment: string): ReadonlySet<Force> {
  return new Set(FORCES.filter(([, pattern]) => pattern.test(fragment)).map(([force]) => force));
}

/** Whether a sentence supports something, and does not only name a support. */
export function isSupporting(fragment: string): boolean {
  return /支持|扶持|扶助/u.test(fragment.replace(NAMED_SUPPORT, ''));
}

/** Whether 可以 in the fragment says what a thing is able to do, and not what someone may do. */
export function isAble(fragment: string): boolean {
  return ABLE.test(fragment.replace(NO_PERSON, '某物'));
}

/** 可以迁移 where the sentence has 可迁移: each thing that the claim calls possible is called so there. */
export function isCapable(claim: string, borne: string): boolean {
  const able = [...claim.matchAll(/可以?(?<what>\p{Script=Han}{2})/gu)].map(({ groups }) => groups?.what ?? '');
  return able.length > 0 && able.every((what) => borne.includes(`可${what}`));
}

/** Whether 可以 in the claim says that someone may have what the sentence gives; what others are encouraged to give is not given. */
export function isGiven(claim: string, borne: string): boolean {
  return MAY_HAVE.test(claim) && GIVEN.test(borne) && !/鼓励[^，]*给予/u.test(borne);
}

/** Whether the fragment denies what it says as a whole. */
export function isDenied(fragment: string): boolean {
  return deniedBy(fragment) !== null;
}

/** What such a fragment denies; null where it is none. */
export function deniedBy(fragment: string): string | null {
  const found = DENIES_ALL.exec(withoutCompounds(fragment));
  return found && fragment.slice(found.index + found[0].length);
}

/**
 * For each code unit whether it stands under a denial; null where that cannot be told: what stands before a prohibition may
 * be who is bound by it or what is prohibited.
 */
export function denials(text: string): readonly (boolean | null)[] {
  const fragments = withoutCompounds(text).match(/[^，；：:;,]+[，；：:;,]?/gu) ?? [];
  return fragments.flatMap((fragment, at) => {
    const denied = denialsOfFragment(fragment);
    const isOpen = !denied.includes(true) && DENIES_ALL.test(fragments[at + 1] ?? '');
    return isOpen ? denied.map(() => null) : denied;
  });
}

function denialsOfFragment(text: string): readonly (boolean | null)[] {
  const denied = new Array<boolean | null>(text.length).fill(false);
  const all = DENIES_ALL.exec(text);
  if (all) {
    // 可以新建也不得扩建: what may be done is not prohibited.
    const open = /可以|允许|应当/u.exec(text.slice(0, all.index))?.index ?? all.index;
    return denied.fill(null, 0, open).fill(true, all.index);
  }
  for (const match of text.matchAll(DENIES_NEXT)) {
    const from = match.index + match[0].length;
    const stop = text.slice(from).search(/[、。（）]|而|且|的(?=.)/u);
    denied.fill(
      true,
      from,
      Math.min(text.length, from + (match[0] === '非' ? REACH_OF_NON : REACH), stop < 0 ? text.length : from + stop),
    );
  }
  return denied;
}

function withoutCompounds(text: string): string {
  return text.replace(NO_DENIAL, (words) => '＿'.repeat(words.length));
}
