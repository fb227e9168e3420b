import { type BorneClaim, CONDITION } from './read-claims.js';
import { isSameFigure, type StatedFigure } from './read-figures.js';
import {
  denials,
  deniedBy,
  FORCE_WORDS,
  type Force,
  isAble,
  isCapable,
  isDenied,
  isGiven,
  isSupporting,
} from './read-force.js';
import { type Fragment, readFragments } from './read-units.js';
import type { StatementFault } from './statement.js';

/** A fragment of the sentence with this share of the best one's words is what the claim speaks of as well. */
const ALSO_SPOKEN_OF = 0.6;
/** With this share, its force may be taken up. */
const TOUCHED = 0.3;
/** To leave one of these out makes a claim of another kind. */
const NEVER_LEFT_OUT: readonly Force[] = ['must', 'may', 'support', 'encourage', 'guide', 'explore', 'pilot', 'aim'];
/** Forces under which something is backed and nobody is bound. */
const BACKING: readonly Force[] = ['support', 'encourage'];
const SOFT: readonly Force[] = [...BACKING, 'guide', 'explore', 'pilot', 'may'];
/** Words that bind everybody, where a sentence only backs. */
const RAISED = /要求(?!是)|都[要得须应会]|均[要得须应会]|一律|义务/u;
const BENEFIT = /补贴|补助|奖励|资助|贷款/u;
/** How each may also be said; 要 is what a plan says as well as a duty. */
const ALSO_SAID: Readonly<Partial<Record<Force, RegExp>>> = {
  must: /(?<!需)要|须|得(?=在|向|按|报)|不能|不可|[时期]限[是为]|最迟/u,
  may: /能|可|有权|最多|至多/u,
};

/** Whether the claim is of the force of what bears it: neither another kind of word nor one left out. */
export function checkForce({ claim, unit }: BorneClaim, statement: readonly Fragment[]): StatementFault | null {
  const spoken = spokenOf(claim.words.accountedBy, unit.fragments);
  const touched = [
    ...spokenOf(claim.words.accountedBy, unit.fragments, TOUCHED),
    ...unit.fragments.filter(({ figures }) => figures.some((borne) => isAmountOf(claim, borne))),
  ];
  const allowed = new Set(touched.flatMap(({ forces, inherited }) => [...forces, ...inherited]));
  const said = new Set(statement.flatMap(({ forces }) => [...forces]));
  // What a condition leads to has the force: 存在隐患的，应当告知.
  const best = unit.fragments
    .slice(spoken[0] ? unit.fragments.indexOf(spoken[0]) : unit.fragments.length)
    .find(({ text }) => !CONDITION.test(text));
  // 企业可以做，文件予以支持: what is supported may be done, where the support is said too.
  const isBacked = BACKING.some((force) => said.has(force) && (best?.forces.has(force) || best?.inherited.has(force)));
  const mayBe =
    isBacked ||
    isCapable(claim.text, unit.text) ||
    (isAble(claim.text) && !best?.forces.has('must')) ||
    isGiven(claim.text, unit.text);
  const added = [...claim.forces].find((force) => !allowed.has(force) && !(force === 'may' && mayBe));
  if (added !== undefined)
    return { kind: 'modality', detail: `条款这一句没有“${FORCE_WORDS[added]}”的意思，不得这样写` };
  const isSoft = (force: Force): boolean => force !== 'support' || isSupporting(best?.text ?? '');
  const soft = SOFT.find(
    (force) => (best?.forces.has(force) && isSoft(force)) || (force === 'encourage' && best?.inherited.has(force)),
  );
  const raised = soft === undefined ? null : RAISED.exec(claim.text)?.[0];
  if (soft !== undefined && raised)
    return { kind: 'modality', detail: `条款这一句是“${FORCE_WORDS[soft]}”，不是“${raised}”` };
  const text = statement.map((fragment) => fragment.text).join('');
  const needed = [...(best?.forces ?? []), ...(best?.inherited.has('aim') ? (['aim'] as const) : [])];
  // 每人1500元 is what the benefit comes to, whoever may have it.
  const isAmount = BENEFIT.test(unit.text) && claim.figures.some(({ kind }) => kind === 'amount');
  const dropped = needed.find(
    (force) =>
      NEVER_LEFT_OUT.includes(force) &&
      !(force === 'support' && best && !isSupporting(best.text)) &&
      !said.has(force) &&
      !ALSO_SAID[force]?.test(text) &&
      !(force === 'may' && isAmount),
  );
  return dropped === undefined
    ? null
    : { kind: 'modality', detail: `条款这一句是“${FORCE_WORDS[dropped]}”，句子里没有写出来` };
}

/**
 * Whether the claim denies what its sentence denies, and nothing else: of each word that both have. What the next fragment
 * denies may stand before it.
 */
export function checkNegation({ claim, unit }: BorneClaim, statement: readonly Fragment[]): StatementFault | null {
  const stated = denials(claim.text);
  const borne = denials(unit.text);
  const next = statement.find(({ span }) => span[0] >= claim.span[1]);
  const isOpen = next !== undefined && isDenied(next.text);
  const spoken = spokenOf(claim.words.accountedBy, unit.fragments);
  for (const word of claim.words.words) {
    const inSpoken = spoken.flatMap(({ span }) => polaritiesOf(word, unit.text, borne, span));
    const known = inSpoken.length > 0 ? inSpoken : polaritiesOf(word, unit.text, borne);
    if (known.length === 0 || known.includes(null)) continue;
    const wrong = polaritiesOf(word, claim.text, stated).find((each) => each !== null && !known.includes(each));
    if (wrong === undefined || (!wrong && isOpen)) continue;
    return { kind: 'negation', detail: wrong ? `条款没有否定“${word}”` : `条款对“${word}”是否定的说法` };
  }
  const denies = stated.includes(true);
  // 不可以退: a word of one character is not looked for.
  const isUnseen = readFragments(claim.text).some(({ text }) => {
    const denied = deniedBy(text);
    return denied !== null && !claim.words.words.some((word) => denied.includes(word));
  });
  if (isUnseen && !unit.fragments.some(({ text }) => isDenied(text)))
    return { kind: 'negation', detail: '条款这一句没有否定的说法' };
  if (denies && !borne.includes(true)) return { kind: 'negation', detail: '条款这一句没有否定的说法' };
  const [best] = spoken;
  return !denies && !isOpen && best && isDenied(best.text)
    ? { kind: 'negation', detail: '条款这一句是否定的说法' }
    : null;
}

function isAmountOf({ figures }: BorneClaim['claim'], borne: StatedFigure): boolean {
  return borne.kind === 'amount' && figures.some((figure) => isSameFigure(figure, borne));
}

/** The fragments that a claim speaks of, best first. */
function spokenOf(
  accountedBy: (source: string) => { readonly found: number },
  fragments: readonly Fragment[],
  share = ALSO_SPOKEN_OF,
): readonly Fragment[] {
  const scored = fragments.map((fragment) => ({ fragment, found: accountedBy(fragment.text).found }));
  const best = Math.max(0, ...scored.map(({ found }) => found));
  return scored
    .filter(({ found }) => found > 0 && found >= best * share)
    .sort((a, b) => b.found - a.found)
    .map(({ fragment }) => fragment);
}

function polaritiesOf(
  word: string,
  text: string,
  denied: readonly (boolean | null)[],
  [from, to]: readonly [number, number] = [0, text.length],
): readonly (boolean | null)[] {
  const found: (boolean | null)[] = [];
  for (let at = text.indexOf(word, from); at >= 0 && at < to; at = text.indexOf(word, at + 1)) {
    const under = denied[at];
    found.push(under === undefined ? false : under);
  }
  return found;
}
