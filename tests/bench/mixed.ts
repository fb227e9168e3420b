import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQuestions } from '../../src/adapters/question-files.js';
import { openYuece, type Yuece } from '../../src/assemble.js';
import { parseDocumentId } from '../../src/domain/ids.js';
import { validityOn } from '../../src/domain/policy-document.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { summarise } from '../../src/evaluation/summarise.js';
import { isBinding } from '../../src/search/binding-documents.js';
import { documentId } from '../support/evaluation-builders.js';
import { repositoryPath, sharedData } from '../support/shared-data.js';
import { type Bench, type BenchRow, figureRow, timed } from './bench.js';
import { writeDocuments } from './scale-corpus.js';
import { withTemporaryFolder } from './with-temporary-yuece.js';

/** The set, and the day on which it was written for. */
const SETS = [
  ['held', '2025-01-01'],
  ['tune', '2025-01-01'],
  ['tune-2', '2025-01-01'],
  ['tune-3', '2025-01-01'],
  ['mixed', '2026-11-26'],
  ['mixed-2', '2026-11-26'],
  ['mixed-4', '2026-11-26'],
  ['mixed-held', '2026-11-26'],
] as const;

/** One of these stands in every answer that cites a document that does not bind. */
const ENDED_WORDS = /失效|废止|替代|取代|尚未施行|征求意见|现行依据/u;

/** The seed among laws, pages and look-alike clauses: what is read, how fast, and what is answered. Prints no question. */
export const mixed: Bench = {
  name: 'mixed',
  about: 'the seed, 39 laws, 47 pages and 140 look-alike clauses in one corpus',
  run: async () => {
    const [laws, pages] = [sharedData('policies', 'laws'), sharedData('policies', 'pages')];
    const clauses = sharedData('scale', 'ai_clauses.jsonl');
    if (laws.missing || pages.missing || clauses.missing) return '../shared is not there';
    return withTemporaryFolder(async (dataDir) => {
      const lookAlikes = join(dataDir, 'look-alikes.jsonl');
      const yuece = await openYuece({ dataDir });
      try {
        const titles = new Set(lawTitles(laws.path));
        await writeDocuments(lookAlikes, lookAlikeDocuments(clauses.path, titles));
        return [...(await readingRows(yuece, [laws.path, pages.path, lookAlikes])), ...(await answerRows(yuece))];
      } finally {
        await yuece.close();
      }
    });
  },
};

async function readingRows(yuece: Yuece, paths: readonly string[]): Promise<readonly BenchRow[]> {
  const { result, seconds } = await timed(() => yuece.ingest(paths, { replace: false }));
  const index = yuece.index();
  const texts = index
    .documents()
    .flatMap(({ id }) =>
      index
        .clausesOf(id)
        .flatMap((clause) => index.passagesOf(clause.id).map((ordinal) => index.passage(ordinal).text)),
    );
  const embedding = await timed(() => yuece.embedder.embedPassages(texts));
  return [
    figureRow('documents taken', result.added.length),
    figureRow('files refused', result.refused.length),
    figureRow('clauses', result.clauseCount),
    figureRow('seconds', seconds),
    figureRow('documents a second', result.added.length / seconds),
    figureRow('÷ embedding alone', seconds / embedding.seconds),
  ];
}

async function answerRows(yuece: Yuece): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  const seed = parseDocumentId('yuebanhan-2024-88');
  if (!seed) throw new Error('no id of the seed');
  let ended = 0;
  for (const [set, asOf] of SETS) {
    const questions = readQuestions(repositoryPath('seeds', 'questions', `${set}.jsonl`));
    const replies = await evaluate(yuece.chat, questions, { index: yuece.index(), documentId: seed }, { asOf });
    const { measures } = summarise(replies);
    const { rightClauseFirst, rightClauseAny, rightRefusals, falseRefusals } = measures;
    for (const [name, value] of Object.entries({ rightClauseFirst, rightClauseAny, rightRefusals, falseRefusals }))
      rows.push(figureRow(`${set}: ${name}`, value.value));
    for (const { reply } of replies) {
      const cited = reply.citations.flatMap(
        (citation) => yuece.index().document(documentId(citation.documentId)) ?? [],
      );
      const hasEnded = cited.some((document) => !isBinding(validityOn(document, asOf)));
      if (hasEnded && !ENDED_WORDS.test(reply.markdown)) ended += 1;
    }
  }
  return [...rows, figureRow('answers that cite what does not bind and do not say so', ended)];
}

function lawTitles(folder: string): readonly string[] {
  const { obtained_full_text } = JSON.parse(readFileSync(join(folder, '..', 'catalogue.json'), 'utf8')) as {
    readonly obtained_full_text: readonly { readonly title: string; readonly version_date: string }[];
  };
  return obtained_full_text.map(({ title, version_date }) => keyOf(title, version_date));
}

function keyOf(title: string, day: string | null): string {
  return `${title.replace(/^中华人民共和国/u, '')} ${day}`;
}

/** The look-alike clauses as documents, one a text; those of texts that are there whole are left out. */
function lookAlikeDocuments(path: string, known: ReadonlySet<string>): readonly SourceDocument[] {
  const groups = new Map<string, { title: string; day: string | null; lines: string[] }>();
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const { law, version, article, text } = JSON.parse(line) as Record<'law' | 'article' | 'text', string> & {
      readonly version: string | null;
    };
    const group = groups.get(keyOf(law, version)) ?? { title: law, day: version, lines: [law] };
    group.lines.push(`${article}　${text}`);
    groups.set(keyOf(law, version), group);
  }
  return [...groups].flatMap(([key, { title, day, lines }], at) =>
    known.has(key)
      ? []
      : [
          {
            id: documentId(`look-alike-${at + 1}`),
            origin: 'ai_clauses.jsonl',
            format: 'text' as const,
            text: lines.join('\n'),
            stated: day === null ? { title } : { title, issuedOn: day },
          },
        ],
  );
}
