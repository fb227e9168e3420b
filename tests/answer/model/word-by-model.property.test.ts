import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readModelPrompts } from '../../../src/adapters/prompts/model-prompts.js';
import { readWording } from '../../../src/adapters/prompts/prompt-files.js';
import { createSystemClock } from '../../../src/adapters/system-clock.js';
import { fixed, quote, quoteWhole } from '../../../src/answer/draft-sentences.js';
import { startUse } from '../../../src/answer/model/ask-model.js';
import { verifyDraft } from '../../../src/answer/verify-draft.js';
import { wordByModel } from '../../../src/answer/word-by-model.js';
import type { Clause } from '../../../src/domain/clause.js';
import type { DocumentId } from '../../../src/domain/ids.js';
import { splitSentences } from '../../../src/domain/sentences.js';
import type { ClauseIndex } from '../../../src/ports/clause-index.js';
import { ModelFault } from '../../../src/ports/language-model.js';
import { fakeModel, type ModelAct } from '../../support/fake-model.js';
import { seedIndex } from '../../support/seed-index.js';
import { repositoryPath } from '../../support/shared-data.js';
import { verifyVerbatim } from '../../support/verify-verbatim.js';

const prompts = readModelPrompts(repositoryPath('prompts', 'model'));
const wording = readWording(repositoryPath('prompts'));
let index: ClauseIndex;
let clauses: readonly Clause[];
beforeAll(async () => {
  index = await seedIndex();
  const all = index.clausesOf('yuebanhan-2024-88' as DocumentId);
  clauses = all.filter(({ number }) => ['11', '13', '16'].includes(number));
});

/** A statement: whose sentence it is (or nobody's), and which clause it claims. */
const statement = fc.record({ from: fc.nat(2), order: fc.nat(6), claims: fc.nat(3), isInvented: fc.boolean() });

describe('what a person sees of an answer while it is worded', () => {
  it('is only ever added to, ends as the answer, and holds nothing unproven, whatever the model writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(statement, { maxLength: 10 }),
        fc.constantFrom('ends', 'breaks', 'hangs'),
        fc.integer({ min: 1, max: 30 }),
        async (statements, end, size) => {
          const text = statements
            .map(({ from, order, claims, isInvented }) => {
              const sentences = splitSentences(clauses[from]?.text ?? '');
              const words = sentences[order % sentences.length]?.text ?? '';
              return `${isInvented ? `企业可以领取${order}万元。` : words}[C${claims + 1}]\n`;
            })
            .join('');
          const pieces: ModelAct[] = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
          if (end === 'breaks') pieces.push(new ModelFault('broken_stream', 'reset'));
          if (end === 'hangs') pieces.push(60_000);
          const [top] = clauses as [Clause];
          const sentences = [
            fixed('conclusion', 'asker', { said: '机器人' }),
            quote('conclusion', top, splitSentences(top.text)[0]?.text ?? ''),
            quoteWhole(top),
            fixed('contact', 'contact-hotline'),
          ];
          const extracted = verifyDraft(
            { outcome: 'answered', sentences, followUps: [], engine: 'extractive' },
            index,
            wording,
            '机器人',
          );
          const shown: string[] = [];
          const worded = await wordByModel(
            {
              languageModel: {
                model: fakeModel(() => pieces),
                prompts,
                verify: verifyVerbatim,
                judges: false,
                timeoutMs: 40,
              },
              wording,
              findForbidden: () => null,
              clock: createSystemClock(),
            },
            {
              extracted,
              ground: { question: '机器人有什么政策', clauses, wantsFigure: false },
              earlier: [],
              index,
              asOf: '2025-01-01',
              use: startUse(),
              onGrown: (markdown) => shown.push(markdown),
            },
          );
          if (!worded?.answer) {
            expect(shown).toEqual([]);
            return;
          }
          const seen = [...shown, worded.answer.markdown];
          for (const [at, later] of seen.slice(1).entries()) expect(later.startsWith(seen[at] ?? '')).toBe(true);
          for (const markdown of seen) expect(markdown).not.toContain('万元。');
          for (const { text: said, kind, citations } of worded.answer.sentences) {
            if (kind === 'fixed') continue;
            const cited = worded.answer.citations.filter(({ index: number }) => citations.includes(number));
            expect(cited.some(({ clauseId }) => index.clause(clauseId)?.text.includes(said))).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
