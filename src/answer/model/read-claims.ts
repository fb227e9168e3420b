import type { Clause } from '../../domain/clause.js';
import type { ReadWords, ReadWordsOf, WordAccount } from './account-words.js';
import type { StatedFigure } from './read-figures.js';
import { isDenied } from './read-force.js';
import { type BearingUnit, type Fragment, plainText, readFragments, unitsOf } from './read-units.js';

/** One claim of a statement: a fragment, with those before it that only lead in to it (到2027年, 对企业来说). */
export interface Claim extends Fragment {
  readonly words: ReadWords;
}

/** A claim and what bears it best. */
export interface BorneClaim {
  readonly claim: Claim;
  readonly unit: BearingUnit;
  /** What the sentence accounts for, with the heading and the title of its document. */
  readonly inUnit: WordAccount;
  /** What the whole clause accounts for. */
  readonly inClause: WordAccount;
}

/** A fragment of so few characters that mean something claims nothing by itself. */
const LEAST_CONTENT = 4;
/** What has none of these only names what the next fragment is about: 钢铁、有色金属等行业，…. */
const SAYS =
  /[要将须]|(?<![社大协工机员])会|应(?![用急对变届])|可(?![信靠移再持视穿])|(?<![作成认行])为|未(?!来)|(?<![智功性职技万])能(?!源|耗)|(?<!但|还|凡|像)是|(?<![色富仍特])有(?![色关限机])|不(?!同)|无需|得(?:到|以)|支持|鼓励|引导|探索|力争|达到|超过|突破|给予|享受|提出|要求|实现|建成|(?:初步|基本)形成|倍增|翻|禁止/u;
/** 推动人形机器人的研制: it says what is done by beginning with it. */
const DOES =
  /^(?:(?:到|在)?\d{4}年底?[，,]?)?(?:[并还也再就而且更]|以|通过[^，]*?|全面|规模化|深度|定期|适时|重点)*(?:[\u4e00-\u9fff]{0,4}?)(?:推[动进广]|促进|加[快强大]|强化|建[设立]|构建|打造|发展|培育|培养|提[升高供]|完善|优化|开[展发放]|实施|推行|组织|研[发制究]|拓[展宽]|融合|结合|丰富|创新|制定|出台|编制|发布|统筹|发挥|聚焦|辅助|增强|整合|申请|符合|采用|利用|运用|用)/u;
/** 营业收入要加强: with a plan's mark and nothing of substance behind it, it is not yet said what is planned. */
const PLANNED = /^.*[要会将应](?=[^要会将应]*$)/u;
/** 不能作出决定的，可以延长: a condition and what follows from it are one claim. */
export const CONDITION = /(?<!目)的[，,]$/u;
/** 对企业来说: it says whom the rest may concern. */
const FRAME = /(?:来说|来讲|而言|来看|方面|领域|(?<!以)上)[，,]?$/u;

/** Cuts a plain statement into its claims. */
export function readClaims(text: string, wordsOf: ReadWordsOf): readonly Claim[] {
  const claims: Fragment[][] = [];
  let leads: Fragment[] = [];
  const fragments = readFragments(text);
  fragments.forEach((fragment, at) => {
    const isEmpty = wordsOf(fragment.text.replace(PLANNED, ''), []).accountedBy('').content === 0;
    const isCondition = CONDITION.test(fragment.text);
    const isShort =
      isEmpty ||
      isCondition ||
      (fragment.forces.size === 0 && FRAME.test(fragment.text)) ||
      (isNamed(fragment.text) && !fragment.figures.some(isStated)) ||
      (fragment.figures.every(({ kind }) => kind === 'year') &&
        join(text, [fragment], wordsOf).words.accountedBy('').content <= LEAST_CONTENT);
    const before = claims.at(-1);
    const follows = at === fragments.length - 1 || fragment.forces.size > 0 || isDenied(fragment.text);
    // 大模型产品，研发是受支持的: what is short and says something belongs to what it says it of.
    if (isShort && !isCondition && follows && before && leads.length === 0) before.push(fragment);
    else if (isShort && at < fragments.length - 1) leads.push(fragment);
    else {
      claims.push([...leads, fragment]);
      leads = [];
    }
  });
  return claims.map((each) => join(text, each, wordsOf));
}

/** 每人1500元: an amount is said. */
function isStated({ kind, unit }: StatedFigure): boolean {
  return kind === 'amount' && /元$|^%$/u.test(unit);
}

/** Whether a fragment only names something. */
export function isNamed(text: string): boolean {
  return !SAYS.test(text) && !DOES.test(text);
}

function join(text: string, fragments: readonly Fragment[], wordsOf: ReadWordsOf): Claim {
  const from = fragments[0]?.span[0] ?? 0;
  const to = fragments.at(-1)?.span[1] ?? text.length;
  const figures = fragments.flatMap((fragment) => fragment.figures);
  const own = text.slice(from, to);
  return {
    text: own,
    span: [from, to],
    figures,
    forces: new Set(fragments.flatMap(({ forces }) => [...forces])),
    inherited: fragments[0]?.inherited ?? new Set(),
    words: wordsOf(
      own,
      figures.map(({ span }) => [span[0] - from, span[1] - from]),
    ),
  };
}

/**
 * The units that may bear the claim, best first: those that account for nearly as much of it as the best. `favour` decides
 * between equals.
 */
export function bearersOf(
  claim: Claim,
  units: readonly BearingUnit[],
  favour: (unit: BearingUnit) => number,
): readonly BorneClaim[] {
  const scored = units
    .map((unit) => ({
      unit,
      inUnit: claim.words.accountedBy(`${unit.text}\n${contextOf(unit.clause)}`),
      own: claim.words.accountedBy(unit.text).found,
    }))
    .sort((a, b) => b.inUnit.found - a.inUnit.found || favour(b.unit) - favour(a.unit));
  const least = (scored[0]?.inUnit.found ?? 0) * NEARLY_BEST;
  const near = scored.filter(({ inUnit }) => inUnit.found >= least);
  // Under a heading that has the claim's words every sentence seems to: those that have them themselves decide.
  const leastOwn = Math.max(...near.map(({ own }) => own)) * NEARLY_OWN;
  return near
    .filter(({ own }) => own >= leastOwn)
    .slice(0, MOST_BEARERS)
    .map(({ unit, inUnit }) => ({ unit, inUnit, claim, inClause: claim.words.accountedBy(sourceOf(unit.clause)) }));
}

/** Sentences that account for this share of what the best does may bear a claim as well. */
const NEARLY_BEST = 0.85;
/** And this share of what the best has in its own words. */
const NEARLY_OWN = 0.6;
const MOST_BEARERS = 3;

const contextOfClause = new WeakMap<Clause, string>();
const sourceOfClause = new WeakMap<Clause, string>();

/** The heading and the title, under which every sentence of the clause stands. */
export function contextOf(clause: Clause): string {
  return remember(contextOfClause, clause, () => plainText(`${clause.heading}\n${clause.label}`));
}

/** All that a clause says, its headings above included. */
export function sourceOf(clause: Clause): string {
  return remember(sourceOfClause, clause, () =>
    [...unitsOf(clause).map(({ text }) => text), contextOf(clause), ...clause.path.map(plainText)].join('\n'),
  );
}

function remember(known: WeakMap<Clause, string>, clause: Clause, make: () => string): string {
  const kept = known.get(clause);
  if (kept !== undefined) return kept;
  const made = make();
  known.set(clause, made);
  return made;
}
