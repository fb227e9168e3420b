import type { Clause } from '../../domain/clause.js';
import type { Evidence } from '../../domain/draft.js';
import type { Vocabulary } from '../../domain/vocabulary.js';
import type { Embedder } from '../../ports/embedder.js';
import type { FindForbidden } from '../guard-answer.js';
import { SUPPORT } from '../weights.js';
import { createWordReader } from './account-words.js';
import { createBodyCheck } from './check-bodies.js';
import { checkCounted, unitsWithFigures } from './check-figures.js';
import { checkForce, checkNegation } from './check-force.js';
import { checkForm } from './check-form.js';
import { createSaidCheck } from './check-said.js';
import { createSupportMeasure, type SupportSignals, supportOf } from './measure-support.js';
import { type BorneClaim, bearersOf, contextOf, readClaims, sourceOf } from './read-claims.js';
import { type BearingUnit, plainText, readFragments, unitsOf } from './read-units.js';
import type { ModelStatement, StatementFault } from './statement.js';

export type StatementVerdict =
  | {
      readonly proven: true;
      /** Verbatim sentences of the cited clauses which bear it. */
      readonly evidence: readonly Evidence[];
      /** Probability, by the fitted model, that the clauses bear it: 0 to 1. */
      readonly support: number;
    }
  | { readonly proven: false; readonly fault: StatementFault };

export type VerifyStatement = (statement: ModelStatement) => Promise<StatementVerdict>;

export type JudgeStatement = (statement: ModelStatement) => Promise<JudgedStatement>;

export interface StatementVerifierParts {
  readonly embedder: Embedder;
  /** Words of a text in order, long ones also as their parts. */
  readonly segment: (text: string) => readonly string[];
  readonly vocabulary: Pick<Vocabulary, 'explaining' | 'places'>;
  /** The first promise or other forbidden words of a text. */
  readonly findForbidden: FindForbidden;
}

/** What the checks found of one statement; `signals` is null where a rule was broken. */
export interface JudgedStatement {
  readonly verdict: StatementVerdict;
  readonly signals: SupportSignals | null;
}

/**
 * Builds the judge of what a language model writes. Rules first, in the order below, each exact and able to say what is
 * wrong; what breaks none is measured, and sent only where the fitted model holds that the clauses bear it. Believes nothing
 * of the statement but which clauses it cites; never changes it; throws only what the embedder throws.
 */
export function createStatementVerifier(parts: StatementVerifierParts): VerifyStatement {
  const judge = createStatementJudge(parts);
  return async (statement) => (await judge(statement)).verdict;
}

/** The same with what was measured, for fitting and for reports. */
export function createStatementJudge({
  embedder,
  segment,
  vocabulary,
  findForbidden,
}: StatementVerifierParts): JudgeStatement {
  const wordsOf = createWordReader(vocabulary.explaining, segment);
  const checkBodies = createBodyCheck(vocabulary.explaining, vocabulary.places);
  const checkSaid = createSaidCheck(wordsOf);
  const measure = createSupportMeasure(embedder);

  const read = (statement: ModelStatement): readonly BorneClaim[] | StatementFault => {
    const malformed = checkForm(statement, findForbidden);
    if (malformed) return malformed;
    const text = plainText(statement.text).replace(/。$/u, '');
    const units = statement.clauses.flatMap(unitsOf);
    const fragments = readFragments(text);
    const whole = wordsOf(text, []);
    const favour = (unit: BearingUnit): number => whole.accountedBy(unit.text).found;
    const borne: BorneClaim[] = [];
    for (const claim of readClaims(text, wordsOf)) {
      const figured = unitsWithFigures(claim, units);
      if ('fault' in figured) return figured.fault;
      const found = firstProven(
        bearersOf(claim, figured.units, favour),
        (each) =>
          checkCounted(claim, text, each.unit, units) ??
          checkBodies(each) ??
          checkNegation(each, fragments) ??
          checkForce(each, fragments) ??
          checkMentioned(each) ??
          checkScattered(each, units) ??
          checkSaid(each) ??
          checkWords(each),
      );
      if ('kind' in found) return found;
      borne.push(found);
    }
    return mergedFault(borne, statement.clauses) ?? borne;
  };

  return async (statement) => {
    const claims = read(statement);
    if ('kind' in claims) return { verdict: { proven: false, fault: claims }, signals: null };
    const signals = await measure(statement.text, claims);
    const support = supportOf(signals);
    const verdict: StatementVerdict =
      support >= SUPPORT.threshold
        ? { proven: true, evidence: evidenceOf(claims), support }
        : { proven: false, fault: { kind: 'unsupported', detail: `条款没有这样写${unknownOf(claims)}` } };
    return { verdict, signals };
  };
}

/** The first sentence that bears the claim without a fault; else the fault of the best. */
function firstProven(
  bearers: readonly BorneClaim[],
  check: (borne: BorneClaim) => StatementFault | null,
): BorneClaim | StatementFault {
  let first: StatementFault | null = null;
  for (const borne of bearers) {
    const fault = check(borne);
    if (fault === null) return borne;
    first ??= fault;
  }
  return first ?? { kind: 'unsupported', detail: '所引条款没有正文' };
}

/** What stands between quotation marks a clause mentions and does not say: a claim with all its words from there is not borne. */
function checkMentioned({ claim: { words }, unit: { text } }: BorneClaim): StatementFault | null {
  const said = text.replace(/“[^”]*”/gu, ' ');
  const isMentioned = said !== text && words.accountedBy(said).found === 0 && words.accountedBy(text).found > 0;
  return isMentioned ? { kind: 'quote', detail: '条款只是引用了这几个字，自己没有这样说' } : null;
}

/** Words of consequence, and whatever is said of an amount, must be the sentence's own. */
function checkWords({ claim, inUnit, inClause }: BorneClaim): StatementFault | null {
  const [weighty] = inUnit.weighty;
  if (weighty !== undefined) return { kind: 'unsupported', detail: `条款这一句没有写“${weighty}”` };
  const hasAmount = claim.figures.some(({ kind }) => kind === 'amount');
  if (!hasAmount || inUnit.content - inUnit.found <= SUPPORT.unknownBesideAmount) return null;
  const [unknown] = inClause.unknown.length > 0 ? inClause.unknown : inUnit.unknown;
  return { kind: 'subject', detail: `条款里这个数字说的不是“${unknown ?? ''}”` };
}

/**
 * One sentence bears a claim, with its headings: words that stand together in another cited sentence, and not in this one, are
 * put together with it. 公共卫生数据 of one and 推进智能化 of another make a claim that neither makes.
 */
function checkScattered({ claim, unit }: BorneClaim, units: readonly BearingUnit[]): StatementFault | null {
  const own = `${unit.text}\n${contextOf(unit.clause)}\n${unit.clause.path.join('\n')}`;
  const others = units.filter((other) => other !== unit).map((other) => `${other.text}\n${other.clause.heading}`);
  const foreign = claim.words.phrases.find(
    (words) => !standInOrder(words, own) && others.some((other) => other.includes(words.join(''))),
  );
  return foreign === undefined
    ? null
    : { kind: 'merged', detail: `“${foreign.join('')}”是另一句里的话，条款没有把它们连在一起说` };
}

function standInOrder(words: readonly string[], text: string): boolean {
  let from = 0;
  return words.every((word) => {
    const at = text.indexOf(word, from);
    from = at + word.length;
    return at >= 0;
  });
}

/** A claim that no cited clause makes alone, but all of them together would; and a clause that bears no claim. */
function mergedFault(claims: readonly BorneClaim[], clauses: readonly Clause[]): StatementFault | null {
  if (clauses.length < 2) return null;
  const idle = clauses.find((clause) => !claims.some(({ unit }) => unit.clause === clause));
  if (idle) return { kind: 'merged', detail: `引了“${idle.heading}”，句子里却没有哪一部分是它写的` };
  const all = clauses.map(sourceOf).join('\n');
  const carried = claims.find(({ claim, unit }, at) => {
    const before = claims[at - 1];
    return before && before.unit.clause !== unit.clause && !GOES_ON.test(before.claim.text) && GOES_ON.test(claim.text);
  });
  if (carried)
    return { kind: 'merged', detail: `“${carried.claim.text}”没有自己的主语，接在另一条的话后面就成了说那件事` };
  const merged = claims.find(
    ({ claim, inClause }) => claim.words.accountedBy(all).found - inClause.found >= LEAST_MERGED,
  );
  return merged === undefined
    ? null
    : { kind: 'merged', detail: `“${merged.claim.text}”把两条的内容拼成了一条没有写的话` };
}

/** Without a subject of its own: what it says is said of what came before. */
const GOES_ON =
  /^(?:[并还也更且而则都]|(?:到|在)?\d{4}年底?[，,]?)*(?:[要应会将可须是为有由]|不得|支持|鼓励|引导|探索|力争|达到|推[动进广]|促进|加[快强大]|建[设立]|构建|打造|发展|实现|提[升高供]|完善|开[展发]|组织|以及)/u;

/** Characters; a single one is in any clause by chance. */
const LEAST_MERGED = 2;

function evidenceOf(claims: readonly BorneClaim[]): readonly Evidence[] {
  const quotes = claims.flatMap(({ unit }) => unit.quotes.map((quote) => ({ clauseId: unit.clause.id, quote })));
  return quotes.filter(
    ({ clauseId, quote }, at) => quotes.findIndex((each) => each.clauseId === clauseId && each.quote === quote) === at,
  );
}

function unknownOf(claims: readonly BorneClaim[]): string {
  const unknown = claims.flatMap(({ inClause }) => inClause.unknown);
  return unknown.length === 0 ? '' : `：${unknown.join('、')}`;
}
