import type { Answer, AnswerSentence, Citation } from '../domain/answer.js';
import type { Clause } from '../domain/clause.js';
import { SECTIONS, type Section } from '../domain/draft.js';
import { escapeMarkdown } from '../domain/escape-markdown.js';
import type { ClauseId } from '../domain/ids.js';
import { type Day, validityOn } from '../domain/policy-document.js';
import { isTableRow } from '../domain/table-rows.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Companion, Wording } from '../ports/wording.js';
import { clauseName } from './clause-name.js';
import { hasLongTable, tableMarkdown } from './quote-table.js';
import type { ProvenDraft, ProvenEvidence, ProvenSentence } from './verify-draft.js';

/** Outcomes whose reply is a plain sentence, without the headings of the house style. */
const PLAIN: readonly Answer['outcome'][] = ['greeting', 'handoff', 'refused', 'clarification', 'failed'];

/**
 * Proven sentences in the house style: 结论 → 政策依据 → 办理指引 → 咨询渠道 → 温馨提示, empty sections left out. One citation a
 * clause, numbered by first use; its span covers all the words of the clause that the answer leans on. What the wording has
 * to show beside words of the documents is shown in the Markdown only.
 */
export function renderAnswer(proven: ProvenDraft, index: ClauseIndex, wording: Wording, asOf: Day): Answer {
  const ordered = SECTIONS.flatMap((section) => proven.sentences.filter((sentence) => sentence.section === section));
  const inScript = wording.companion?.inScript ?? ((text: string): string => text);
  const added = [...validityWarnings(ordered, index, wording, asOf), ...tableRemark(ordered, index, wording)];
  const sentences = [...ordered, ...added].map((sentence) =>
    sentence.kind === 'statement' ? { ...sentence, text: inScript(sentence.text) } : sentence,
  );
  const spans = coveringSpans(sentences);
  const numbers = new Map([...spans.keys()].map((id, at) => [id, at + 1]));
  const numbersOf = (evidence: readonly ProvenEvidence[]): readonly number[] => [
    ...new Set(evidence.flatMap(({ clauseId }) => numbers.get(clauseId) ?? [])),
  ];
  const blocks = PLAIN.includes(proven.outcome)
    ? sentences.map((sentence) => paragraph(sentence, numbersOf, wording.companion))
    : SECTIONS.flatMap((section) => renderSection(section, sentences, proven, index, wording, numbersOf));
  return {
    outcome: proven.outcome,
    markdown: blocks.join('\n\n'),
    sentences: sentences.map(
      ({ text, kind, evidence }): AnswerSentence => ({ text, kind, citations: numbersOf(evidence) }),
    ),
    citations: [...spans].flatMap(([id, span]) => citation(id, span, numbers.get(id) ?? 0, index, asOf)),
    followUps: proven.followUps.map(inScript),
    notice: wording.say('notice'),
    engine: proven.engine,
  };
}

/** The answer, or its rest from some sentence on, in pieces that are whole sentences; joined they are what was given. */
export function markdownBlocks(markdown: string): readonly string[] {
  return markdown.match(/^\n+[^\n]+\n*|[^\n]+\n*/gu) ?? [];
}

type NumbersOf = (evidence: readonly ProvenEvidence[]) => readonly number[];

function renderSection(
  section: Section,
  all: readonly ProvenSentence[],
  proven: ProvenDraft,
  index: ClauseIndex,
  wording: Wording,
  numbersOf: NumbersOf,
): readonly string[] {
  const sentences = all.filter((sentence) => sentence.section === section);
  if (sentences.length === 0) return [];
  const near = section === 'basis' && proven.outcome === 'no_basis';
  const heading = `**${wording.say(near ? 'heading-nearest' : `heading-${section}`)}**`;
  if (section === 'basis') return [heading, ...renderBasis(sentences, index, numbersOf, wording.companion)];
  // The heading stands on the line of the first sentence: the conclusion must be read in the first two lines.
  const paragraphs = together(sentences, index).map(({ rows, clause, sentence }) =>
    rows.length > 0 && clause
      ? `\n${tableMarkdown(rows, clause.text, markers(numbersOf(sentence.evidence)))}\n`
      : paragraph(sentence, numbersOf, wording.companion),
  );
  return [`${heading}${wording.companion?.colon ?? '：'}${paragraphs.join('\n')}`];
}

/** Whole clauses as quotations under their label; titles and single sentences as a list. */
function renderBasis(
  sentences: readonly ProvenSentence[],
  index: ClauseIndex,
  numbersOf: NumbersOf,
  companion: Companion | undefined,
): readonly string[] {
  const blocks: string[] = [];
  let list: string[] = [];
  const closeList = (): void => {
    if (list.length > 0) blocks.push(list.join('\n'));
    list = [];
  };
  for (const sentence of sentences) {
    const [first] = sentence.evidence;
    const clause = first && index.clause(first.clauseId);
    const marks = markers(numbersOf(sentence.evidence));
    if (sentence.kind !== 'quote' || !clause) {
      closeList();
      blocks.push(paragraph(sentence, numbersOf, companion));
    } else if ((sentence.text === clause.text && clause.searchable) || hasRows(sentence.text)) {
      closeList();
      const beside = shownBeside(' ', companion?.besideLabel(clause));
      const beneath = shownBeside('', companion?.besideQuote(sentence.text));
      blocks.push(`${escapeMarkdown(clause.label)}${marks}${beside}`, quotation(sentence.text, clause));
      if (beneath !== '') blocks.push(beneath);
    } else {
      const beside = shownBeside(' ', companion?.besideName(clause) ?? companion?.besideQuote(sentence.text));
      list.push(`- ${listName(clause, sentence.text)}${escapeMarkdown(sentence.text)}${marks}${beside}`);
    }
  }
  closeList();
  return blocks;
}

function listName(clause: Clause, text: string): string {
  const name = clauseName(clause);
  return name === text ? '' : `${escapeMarkdown(name)}${text === clause.heading ? ' ' : '：'}`;
}

function quotation(text: string, clause: Clause): string {
  return text
    .split(/\n(?!\|)|(?<!\|)\n/u)
    .map((block) => (hasRows(block) ? tableMarkdown(block.split('\n'), clause.text) : escapeMarkdown(block)))
    .map((block) => `> ${block.replaceAll('\n', '\n> ')}`)
    .join('\n>\n');
}

function hasRows(text: string): boolean {
  return text.includes('|') && text.split('\n').some(isTableRow);
}

function paragraph(sentence: ProvenSentence, numbersOf: NumbersOf, companion: Companion | undefined): string {
  const numbers = numbersOf(sentence.evidence);
  const beneath = sentence.kind === 'quote' ? shownBeside('\n', companion?.besideQuote(sentence.text)) : '';
  // A sentence about the whole document leans on many clauses, which the list below it cites one by one.
  return `${shownParagraphs(sentence.text)}${numbers.length <= 3 ? markers(numbers) : ''}${beneath}`;
}

interface Stretch {
  readonly sentence: ProvenSentence;
  readonly clause: Clause | undefined;
  /** Rows of one clause's tables; none where the sentence is no row. */
  readonly rows: readonly string[];
}

/** Sentences one by one, but rows of one clause that follow each other as one table. */
function together(sentences: readonly ProvenSentence[], index: ClauseIndex): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const sentence of sentences) {
    const [first] = sentence.evidence;
    const clause = first && index.clause(first.clauseId);
    const rows = sentence.kind === 'quote' && isTableRow(sentence.text) ? [sentence.text] : [];
    const before = stretches.at(-1);
    if (rows.length > 0 && before && before.rows.length > 0 && before.clause?.id === clause?.id)
      stretches[stretches.length - 1] = { ...before, rows: [...before.rows, ...rows] };
    else stretches.push({ sentence, clause, rows });
  }
  return stretches;
}

function shownBeside(gap: string, text: string | null | undefined): string {
  return text ? `${gap}${shownParagraphs(text)}` : '';
}

function shownParagraphs(text: string): string {
  return escapeMarkdown(text).replace(/\n/gu, '\n\n');
}

function markers(numbers: readonly number[]): string {
  return numbers.map((number) => `[${number}]`).join('');
}

function validityWarnings(
  sentences: readonly ProvenSentence[],
  index: ClauseIndex,
  wording: Wording,
  asOf: Day,
): readonly ProvenSentence[] {
  const cited = new Set(
    sentences.flatMap(({ evidence }) => evidence.map(({ clauseId }) => index.clause(clauseId)?.documentId)),
  );
  return [...cited].flatMap((id): ProvenSentence[] => {
    const document = id && index.document(id);
    const validity = document && validityOn(document, asOf);
    if (!document || !validity || validity === 'in_force' || validity === 'unknown') return [];
    const text = wording.say(`validity-${validity}`, { title: document.title });
    return [{ section: 'reminder', kind: 'fixed', text, evidence: [] }];
  });
}

/** Says that a table has more rows than are quoted. */
function tableRemark(
  sentences: readonly ProvenSentence[],
  index: ClauseIndex,
  wording: Wording,
): readonly ProvenSentence[] {
  const isPart = sentences.some(({ kind, text, evidence: [first] }) => {
    const clause = kind === 'quote' && hasRows(text) && first && index.clause(first.clauseId);
    return clause && hasLongTable(clause);
  });
  return isPart ? [{ section: 'reminder', kind: 'fixed', text: wording.say('reminder-table-part'), evidence: [] }] : [];
}

/** Each cited clause, by first use, with the smallest span that covers everything quoted from it. */
function coveringSpans(sentences: readonly ProvenSentence[]): ReadonlyMap<ClauseId, readonly [number, number]> {
  const spans = new Map<ClauseId, readonly [number, number]>();
  for (const { evidence } of sentences) {
    for (const { clauseId, span } of evidence) {
      const known = spans.get(clauseId) ?? span;
      spans.set(clauseId, [Math.min(known[0], span[0]), Math.max(known[1], span[1])]);
    }
  }
  return spans;
}

function citation(
  id: ClauseId,
  span: readonly [number, number],
  number: number,
  index: ClauseIndex,
  asOf: Day,
): readonly Citation[] {
  const clause = index.clause(id);
  const document = clause && index.document(clause.documentId);
  if (!clause || !document) return [];
  return [
    {
      index: number,
      clauseId: id,
      documentId: document.id,
      documentTitle: document.title,
      docNumber: document.docNumber,
      number: clause.number,
      label: clause.label,
      path: clause.path,
      heading: clause.heading,
      quote: clause.text.slice(...span),
      span,
      validity: validityOn(document, asOf),
      url: document.url,
    },
  ];
}
