import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readQuestions } from '../../src/adapters/question-files.js';
import { type EvaluationQuestion, QUESTION_KINDS, QUESTION_VARIANTS } from '../../src/domain/evaluation-question.js';
import { repositoryPath } from '../support/shared-data.js';

const tune = readQuestions(repositoryPath('seeds', 'questions', 'tune.jsonl'));
const held = readQuestions(repositoryPath('seeds', 'questions', 'held.jsonl'));
const all = [...tune, ...held];
const variants = ['variants', 'variants-held'].map((file) =>
  readQuestions(repositoryPath('seeds', 'questions', `${file}.jsonl`)),
);
const seed = seedClauses();
const measures = Array.from({ length: 45 }, (_, at) => `${at + 1}`);

describe('the seed question files', () => {
  it('hold at least 400 questions, at least 80 of them in another language or spelling', () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(all.filter((question) => question.variant).length).toBeGreaterThanOrEqual(80);
  });

  it('give every question its own id, over both files', () => {
    expect(new Set(all.map((question) => question.id)).size).toBe(all.length);
  });

  it.each(QUESTION_KINDS)('are of equal make-up: as many “%s” questions in each half', (kind) => {
    const counts = [tune, held].map((half) => half.filter((question) => question.kind === kind).length);
    expect(counts[0]).toBeGreaterThanOrEqual(3);
    expect(counts[1]).toBe(counts[0]);
  });

  it('never ask the same question in both halves, punctuation aside', () => {
    const said = new Set(tune.map(plainWords));
    expect(held.filter((question) => said.has(plainWords(question))).map((question) => question.id)).toEqual([]);
  });

  it('ask for the goals and for each of the 45 measures at least three times in everyday words', () => {
    const lay = all.filter((question) => question.kind === 'lay');
    const rare = ['一', ...measures].filter((clause) => lay.filter((q) => q.expect.clauses[0] === clause).length < 3);
    expect(rare).toEqual([]);
  });

  it('point only at clauses that the seed policy has', () => {
    const named = all.flatMap(({ id, expect: { clauses, tolerated } }) =>
      [...clauses, ...tolerated].map((clause) => ({ id, clause })),
    );
    expect(named.filter(({ clause }) => !seed.has(clause))).toEqual([]);
  });

  it('demand no word or figure that the right clauses do not hold', () => {
    const unfounded = all.filter(({ expect: { clauses, mustInclude } }) => {
      const text = clauses.map((clause) => seed.get(clause) ?? '').join('');
      return clauses.length > 0 && mustInclude.some((word) => !text.includes(word.replaceAll(/\s/g, '')));
    });
    expect(unfounded.map((question) => question.id)).toEqual([]);
  });

  it('forbid only words that the seed policy itself never says', () => {
    const policy = [...seed.values()].join('');
    const unfair = all.filter(({ expect }) => expect.mustNotInclude.some((word) => policy.includes(word)));
    expect(unfair.map((question) => question.id)).toEqual([]);
  });

  it('name a right clause wherever only an answer is acceptable, save for greetings and bare counts', () => {
    const answerOnly = all.filter(({ expect }) => expect.outcomes.every((o) => o === 'answered' || o === 'partial'));
    const bare = answerOnly.filter(({ expect }) => expect.clauses.length === 0 && expect.mustInclude.length === 0);
    expect(bare.map((question) => question.id)).toEqual([]);
  });
});

describe('the questions in every way of writing', () => {
  const both = variants.flat();

  it('ask for the goals and for each of the 45 measures in ten ways at least', () => {
    const asked = (clause: string) => both.filter((question) => question.expect.clauses[0] === clause).length;
    expect(['一', ...measures].filter((clause) => asked(clause) < 10)).toEqual([]);
  });

  it.each(QUESTION_VARIANTS)('hold as many “%s” questions in each half, one or two apart', (variant) => {
    const [tuned = 0, measured = 0] = variants.map((half) => half.filter((q) => q.variant === variant).length);
    expect(measured).toBeGreaterThanOrEqual(5);
    expect(Math.abs(tuned - measured)).toBeLessThanOrEqual(2);
  });

  it('point only at clauses that the seed policy has', () => {
    const named = both.flatMap(({ expect: { clauses } }) => clauses);
    expect(named.filter((clause) => !seed.has(clause))).toEqual([]);
  });

  it('never ask the same in both halves, nor what another set asks', () => {
    const said = both.map(plainWords);
    expect(new Set(said).size).toBe(said.length);
    const others = new Set(all.map(plainWords));
    expect(both.filter((question) => others.has(plainWords(question))).map(({ id }) => id)).toEqual([]);
  });
});

function plainWords(question: EvaluationQuestion): string {
  return [...question.history, question.question].join('|').replaceAll(/[\s\p{P}]/gu, '');
}

/**
 * Locator → text of the seed policy without blanks, cut by its visible numbering alone, apart from the product's parser.
 * Parts and sections hold the text of everything under them.
 */
function seedClauses(): Map<string, string> {
  const source = readFileSync(repositoryPath('seeds', 'documents', '粤办函〔2024〕88号.txt'), 'utf8');
  const clauses = new Map<string, string>();
  let open = ['front'];
  let part = '';
  for (const line of source.split('\n')) {
    const [, partNumber] = /^([一二三四五])、/.exec(line) ?? [];
    const [, sectionNumber] = /^（([一二三四五])）/.exec(line) ?? [];
    const [, measureNumber] = /^(\d+)\. /.exec(line) ?? [];
    if (partNumber) {
      part = partNumber;
      open = [part];
    } else if (sectionNumber) open = [part, `${part}/${sectionNumber}`];
    else if (measureNumber) open = [...open.filter((locator) => !/^\d/.test(locator)), measureNumber];
    const text = line.replaceAll(/\s/g, '');
    for (const locator of open) clauses.set(locator, (clauses.get(locator) ?? '') + text);
  }
  return clauses;
}
