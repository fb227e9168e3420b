import type { BorneClaim } from './read-claims.js';
import { deniedUnits, FORCE_WORDS, type Force, isDenied } from './read-force.js';
import type { Fragment } from './read-units.js';
import type { StatementFault } from './verify-statement.js';

/** A fragment of the sentence with this share of the best one's words is what the claim speaks of as well. */
const ALSO_SPOKEN_OF = 0.6;
/** To leave one of these out makes a claim of another kind. */
const NEVER_LEFT_OUT: readonly Force[] = ['must', 'may', 'support', 'encourage', 'guide', 'explore', 'pilot', 'aim'];
/** How each may also be said; 要 is what a plan says as well as a duty. */
const ALSO_SAID: Readonly<Partial<Record<Force, RegExp>>> = {
  must: /要|须|得(?=在|向|按|报)|不能|不可/u,
  may: /能|可|有权/u,
};

/** Whether the claim is of the force of what bears it: neither another kind of word nor one left out. */
export function checkForce({ claim, unit }: BorneClaim, statement: readonly Fragment[]): StatementFault | null {
  const spoken = spokenOf(claim.words.accountedBy, unit.fragments);
  const allowed = new Set(spoken.flatMap(({ forces, inherited }) => [...forces, ...inherited]));
  const added = [...claim.forces].find((force) => !allowed.has(force));
  if (added !== undefined)
    return { kind: 'modality', detail: `条款这一句没有“${FORCE_WORDS[added]}”的意思，不得这样写` };
  const said = new Set(statement.flatMap(({ forces }) => [...forces]));
  const [best] = spoken;
  const text = statement.map((fragment) => fragment.text).join('');
  const needed = [...(best?.forces ?? []), ...(best?.inherited.has('aim') ? (['aim'] as const) : [])];
  const dropped = needed.find(
    (force) => NEVER_LEFT_OUT.includes(force) && !said.has(force) && !ALSO_SAID[force]?.test(text),
  );
  return dropped === undefined
    ? null
    : { kind: 'modality', detail: `条款这一句是“${FORCE_WORDS[dropped]}”，句子里没有写出来` };
}

/**
 * Whether the claim denies what its sentence denies, and nothing else. `words` are those of the claim of two characters or
 * more; a word is denied where it stands under a negation. What the next fragment denies may stand before it.
 */
export function checkNegation(
  { claim, unit }: BorneClaim,
  statement: readonly Fragment[],
  segment: (text: string) => readonly string[],
): StatementFault | null {
  const denied = deniedUnits(claim.text);
  const next = statement.find(({ span }) => span[0] >= claim.span[1]);
  const isOpen = next !== undefined && isDenied(next.text);
  const spoken = spokenOf(claim.words.accountedBy, unit.fragments);
  for (const word of new Set(segment(claim.text).filter((each) => /^\p{Script=Han}{2,}$/u.test(each)))) {
    const borne = spoken.flatMap(({ text }) => polaritiesOf(word, text, deniedUnits(text)));
    if (borne.length === 0) continue;
    const stated = polaritiesOf(word, claim.text, denied);
    const wrong = stated.find((polarity) => !borne.includes(polarity));
    if (wrong === undefined || (!wrong && isOpen)) continue;
    return wrong
      ? { kind: 'negation', detail: `条款没有否定“${word}”` }
      : { kind: 'negation', detail: `条款对“${word}”是否定的说法` };
  }
  const deniesAnything = denied.includes(true);
  const isDenialBorne = unit.fragments.some(({ text }) => deniedUnits(text).includes(true));
  return deniesAnything && !isDenialBorne ? { kind: 'negation', detail: '条款这一句没有否定的说法' } : null;
}

/** The fragments that a claim speaks of, best first. */
function spokenOf(
  accountedBy: (source: string) => { readonly found: number },
  fragments: readonly Fragment[],
): readonly Fragment[] {
  const scored = fragments.map((fragment) => ({ fragment, found: accountedBy(fragment.text).found }));
  const best = Math.max(0, ...scored.map(({ found }) => found));
  return scored
    .filter(({ found }) => found > 0 && found >= best * ALSO_SPOKEN_OF)
    .sort((a, b) => b.found - a.found)
    .map(({ fragment }) => fragment);
}

function polaritiesOf(word: string, text: string, denied: readonly boolean[]): readonly boolean[] {
  const found: boolean[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(denied[at] ?? false);
  return found;
}
