import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOpenccConverter } from '../../src/adapters/opencc-converter.js';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { readTitleTranslations } from '../../src/adapters/seeds/title-translations.js';
import { METADATA_FIELDS } from '../../src/answer/answer-metadata.js';
import { fixed, quote, quoteWhole, titleEvidence } from '../../src/answer/draft-sentences.js';
import { ENGLISH_FIELDS, englishName } from '../../src/answer/english-names.js';
import { renderAnswer } from '../../src/answer/render-answer.js';
import { verifyDraft } from '../../src/answer/verify-draft.js';
import { wordInEnglish } from '../../src/answer/word-in-english.js';
import { wordInTraditional } from '../../src/answer/word-in-traditional.js';
import type { Answer } from '../../src/domain/answer.js';
import type { Clause } from '../../src/domain/clause.js';
import type { DraftSentence } from '../../src/domain/draft.js';
import type { ClauseId, DocumentId } from '../../src/domain/ids.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import type { Wording } from '../../src/ports/wording.js';
import { seedIndex } from '../support/seed-index.js';
import { repositoryPath } from '../support/shared-data.js';

const folder = repositoryPath('prompts');
const titles = readTitleTranslations(repositoryPath('seeds', 'headings.en.jsonl'));
const converter = createOpenccConverter();
const simplified = readWording(folder);
const traditional = wordInTraditional(simplified, converter);
const english = wordInEnglish(readWording(folder, new Map(), 'en'), titles);

const wordingIds = ['replies.md', 'house-style.md'].flatMap((file) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/^## (\S+)$/gmu)].map((match) => match[1] ?? ''),
);

let index: ClauseIndex;
let clauses: readonly Clause[];
beforeAll(async () => {
  index = await seedIndex();
  clauses = index.clausesOf('yuebanhan-2024-88' as DocumentId);
});
const clause = (locator: string): Clause => {
  const found = index.clause(`yuebanhan-2024-88#${locator}` as ClauseId);
  if (!found) throw new Error(`no clause ${locator}`);
  return found;
};
const target = '到2027年，智能机器人产业营业收入达到900亿元。';
const stated = '到2025年，全省算力规模超过40EFLOPS。';
const sentences = (): readonly DraftSentence[] => [
  fixed('conclusion', 'reference-titled', { name: '第11条', heading: clause('11').heading }, [
    titleEvidence(clause('11')),
  ]),
  quote('conclusion', clause('11'), target),
  {
    kind: 'statement',
    section: 'conclusion',
    text: stated,
    evidence: [
      {
        clauseId: clause('一').id,
        quote: '到2025年，全省算力规模超过40EFLOPS，人工智能核心产业规模超过3000亿元。',
      },
    ],
  },
  quoteWhole(clause('11')),
  { kind: 'quote', section: 'basis', evidence: titleEvidence(clause('14')) },
  fixed('contact', 'contact-hotline'),
];
const render = (wording: Wording): Answer =>
  renderAnswer(
    verifyDraft(
      { outcome: 'answered', sentences: sentences(), followUps: ['第12条讲什么'], engine: 'extractive' },
      index,
      wording,
    ),
    index,
    wording,
    '2026-11-24',
  );

describe.each([
  ['zh-Hant', traditional],
  ['en', english],
])('in every language (%s)', (_, wording) => {
  it('the proof is the same: quotations verbatim, citations untouched, the same sentences of the same kinds', () => {
    const [answer, asIs] = [render(wording), render(simplified)];
    expect(answer.citations).toEqual(asIs.citations);
    expect(answer.sentences.map(({ kind, citations }) => [kind, citations])).toEqual(
      asIs.sentences.map(({ kind, citations }) => [kind, citations]),
    );
    const quotes = (of: Answer) => of.sentences.filter(({ kind }) => kind === 'quote').map(({ text }) => text);
    expect(quotes(answer)).toEqual(quotes(asIs));
    for (const text of quotes(asIs)) expect(answer.markdown).toContain(text);
    expect(answer.markdown).toContain(clause('11').label);
  });

  it('what is shown beside the words of a clause is no sentence of the answer', () => {
    const said = render(wording).sentences.filter(({ kind }) => kind !== 'fixed');
    expect(said.map(({ text }) => text).join('')).not.toMatch(/對照|unofficial/u);
  });
});

describe('in traditional characters', () => {
  it('every wording is written without characters that only simplified Chinese has', () => {
    // Some hundred of the commonest; an own list, because the converter cannot judge itself.
    const simplifiedOnly =
      /[们这对关发务问题标数业说规门电话网页时间处为动无应产单达证写语请转设类边号区县报开书见级览阅读认识让变给结组织经统继续维护调论议订许诉词该详谁谈谢]/u;
    for (const id of wordingIds) {
      const values = Object.fromEntries(traditional.placeholders(id).map((name) => [name, '1']));
      expect([id, traditional.say(id, values)]).toEqual([id, expect.not.stringMatching(simplifiedOnly)]);
    }
  });

  it('a quotation has its conversion beside it, marked; what reads alike in both has none', () => {
    const { markdown } = render(traditional);
    expect(markdown).toContain(`${target}[1]\n（繁體對照：到2027年，智能機器人產業營業收入達到900億元。）`);
    expect(markdown).toMatch(/- 第14条 .+\[\d\] （繁體對照：.+手機）/u);
    expect(traditional.companion?.besideQuote('人工智能')).toBeNull();
  });

  it('a statement and the questions to ask next are converted', () => {
    const answer = render(traditional);
    expect(answer.sentences.find(({ kind }) => kind === 'statement')?.text).toBe(
      '到2025年，全省算力規模超過40EFLOPS。',
    );
    expect(answer.followUps).toEqual(['第12條講什麼']);
  });

  it('a conversion changes Chinese characters only: every figure, letter and mark of the policy stays', () => {
    const bare = (text: string): string => text.replace(/\p{Script=Han}/gu, '字');
    for (const { text } of clauses.filter((one) => one.searchable)) {
      const beside = traditional.companion?.besideQuote(text);
      expect(bare(beside ?? '')).toBe(`（字字字字：${bare(text)}）`);
    }
  });

  it('a conversion that did more is not shown', () => {
    const careless = wordInTraditional(simplified, {
      ...converter,
      toTraditional: (text) => text.replace('900', '9000'),
    });
    expect(careless.companion?.besideQuote(target)).toBeNull();
    expect(careless.companion?.inScript(target)).toBe(target);
  });
});

describe('in English', () => {
  it('every title of the policy has a translation, made for exactly that title', () => {
    const translatable = clauses.filter(({ kind }) => ['part', 'section', 'measure'].includes(kind));
    expect(translatable.length).toBe(61);
    expect(translatable.filter(({ heading }) => !titles.has(heading))).toEqual([]);
    expect(titles.size).toBe(61);
  });

  it('a quoted clause has its titles in English beside its label, marked as unofficial', () => {
    expect(render(english).markdown).toMatch(
      /第11条“推进智能机器人创新发展”\[1\] \(Part 3 “.+”, Section 1 “.+”, Measure 11 “.+”, unofficial translation\)/u,
    );
  });

  it('fixed wording names clauses in English and gives a title with its translation', () => {
    const { markdown, sentences: said } = render(english);
    expect(said[0]?.text).toMatch(/^Measure 11 is titled “推进智能机器人创新发展” \(“.+”, unofficial translation\)/u);
    expect(markdown).toContain('**Conclusion**: ');
    expect(markdown).not.toContain('结论');
  });

  it('a title without a translation stands in Chinese, not marked as translated', () => {
    expect(english.say('found-in', { name: '第十七条', heading: '监督管理' })).toBe(
      'The relevant provision is in Article 17, “监督管理”.',
    );
  });

  it.each([
    ['第13条', 'Measure 13'],
    ['第二十一条', 'Article 21'],
    ['第三部分', 'Part 3'],
    ['第三部分第（二）项', 'Part 3, Section 2'],
    ['第四章', 'Chapter 4'],
    ['第十七条第二款', '第十七条第二款'],
    ['印发通知', '印发通知'],
  ])('%s is %s', (name, expected) => {
    expect(englishName(name)).toBe(expected);
  });

  it('every fact that a document may not state has a name', () => {
    expect(METADATA_FIELDS.filter((field) => !(field in ENGLISH_FIELDS))).toEqual([]);
  });

  it('is verified against the same clauses: a value that no clause bears out is dropped', () => {
    const draft = {
      outcome: 'answered' as const,
      sentences: [
        fixed('conclusion', 'found-in', { name: 'Measure 99', heading: 'Anything' }, [titleEvidence(clause('11'))]),
      ],
      followUps: [],
      engine: 'extractive',
    };
    const { outcome, sentences: kept } = verifyDraft(draft, index, english);
    expect(outcome).toBe('no_basis');
    expect(kept[0]?.text).toBe('The documents held contain no provision that answers this question.');
  });
});
