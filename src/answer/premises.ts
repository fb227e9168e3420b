import type { Clause } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';

/** An amount with its unit, as a person would put it into a question. */
const AMOUNT = /\d[\d.,]*\s*(?:EFLOPS|万亿元?|亿元?|万元?|千元|元|%|％|台|万台|亿台|万辆|辆|款|种|个百分点|倍)/giu;

const squeeze = (text: string): string => text.replace(/[\s,]/gu, '').toLowerCase();

/** Amounts that the question states and no given clause does: a premise that must not be affirmed. */
export function figuresOutside(question: string, clauses: readonly Clause[]): readonly string[] {
  const texts = clauses.map((clause) => squeeze(clause.text));
  return (question.match(AMOUNT) ?? []).filter(
    (amount) => !texts.some((text) => text.includes(squeeze(amount).replace(/元$/u, ''))),
  );
}

/** Amounts that the question states and the clause does too: the person has read it there, or is told of it. */
export function figuresInside(question: string, clause: Clause): readonly string[] {
  return (question.match(AMOUNT) ?? []).filter((amount) => figuresOutside(amount, [clause]).length === 0);
}

/** Years that the question names and neither the clauses nor the document's own dates and number do. */
export function yearsOutside(
  question: string,
  clauses: readonly Clause[],
  document: PolicyDocument,
): readonly string[] {
  const own = [document.docNumber, document.issuedOn, document.publishedOn, document.effectiveOn, document.title].join(
    ' ',
  );
  const years = question.match(/(?<!\d)(?:19|20)\d{2}(?=\s*年|\D*$|\D)/gu) ?? [];
  return years.filter((year) => !own.includes(year) && !clauses.some((clause) => clause.text.includes(year)));
}

/** Asks for what the country as a whole lays down. */
const NATIONAL =
  /国家层面|国家级(?:的)?(?:政策|规定|文件)|(?:国家|中央|国务院|工信部|科技部|发改委).{0,4}(?:出台|发布|印发|制定|规定|政策|文件)/u;

/** True where national rules are asked for and the document is a province's or a city's. */
export function isNationalAskedOf(question: string, document: PolicyDocument): boolean {
  return NATIONAL.test(question) && document.region !== null;
}
