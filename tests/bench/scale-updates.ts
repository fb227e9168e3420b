import { join } from 'node:path';
import type { Yuece } from '../../src/assemble.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { type BenchRow, figureRow, median } from './bench.js';
import { openQuestions, spread } from './questions.js';
import { writeDocuments } from './scale-corpus.js';
import { withTemporaryFolder } from './with-temporary-yuece.js';

const QUESTIONS = 40;
const UPDATES = 10;

/** A document changes while questions are asked without pause; it counts as found when a search gives its new words. */
export async function updateRows(large: Yuece, documents: readonly SourceDocument[]): Promise<readonly BenchRow[]> {
  const asOf = large.clock.today();
  const questions = spread(openQuestions(), QUESTIONS).map(({ question }) => question);
  const changing = documents.find(({ text }) => text.length > 3000 && text.length < 5000);
  if (!changing) throw new Error('no document of that size');
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'changed.jsonl');
    const change = async (text: string): Promise<void> => {
      await writeDocuments(file, [{ ...changing, text }]);
      await large.ingest([file], { replace: true });
    };
    const read = async (until: () => boolean): Promise<readonly number[]> => {
      const times: number[] = [];
      for (let at = 0; !until(); at += 1) {
        const before = performance.now();
        await large.search({ query: questions[at % questions.length] ?? '', asOf });
        times.push(performance.now() - before);
        // Others' turn, as between requests.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return times;
    };
    await change(`${changing.text}首次。`);
    let asked = 0;
    const alone = await read(() => asked++ >= 300);
    const found: number[] = [];
    const beside: number[] = [];
    for (let update = 1; update <= UPDATES; update += 1) {
      const words = `养蜂基地第${update}次改建`;
      const before = performance.now();
      let isDone = false;
      const done = change(`${changing.text}${words}。`).then(() => {
        isDone = true;
      });
      let isFound = false;
      beside.push(
        ...(await read(() => {
          if (
            !isFound &&
            large
              .index()
              .clausesOf(documentIdOf(changing))
              .some(({ text }) => text.includes(words))
          ) {
            isFound = true;
            found.push((performance.now() - before) / 1000);
          }
          return isDone;
        })),
      );
      await done;
      const [hit] = (await large.search({ query: words, asOf, limit: 1 })).hits;
      if (!hit?.clause.text.includes(words)) throw new Error(`not found: ${words}`);
    }
    await change(changing.text);
    return [
      figureRow('a changed document is found after, p50, s', median(found)),
      figureRow('a changed document is found after, longest, s', Math.max(...found)),
      figureRow('search while nobody writes, p50, ms', median(alone)),
      figureRow('search while a document is changed, p50, ms', median(beside)),
      figureRow('search while a document is changed, longest, ms', Math.max(...beside)),
    ];
  });
}

function documentIdOf({ id }: SourceDocument) {
  if (id === null) throw new Error('a document without an id');
  return id;
}
