import { openYuece } from '../../src/assemble.js';
import { type Bench, median, rounded, timed } from './bench.js';
import { withTemporaryFolder } from './with-temporary-yuece.js';

const ROUNDS = 3;

/** Opening the product in a process that runs already: with the seed's index to build, and with one that is there. */
export const indexBuild: Bench = {
  name: 'index',
  about: 'opening the product on the seed, the model loaded anew each time',
  run: async () => {
    const built: number[] = [];
    const reopened: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await withTemporaryFolder(async (dataDir) => {
        for (const times of [built, reopened]) {
          const { result, seconds } = await timed(() => openYuece({ dataDir }));
          times.push(seconds);
          await result.close();
        }
      });
    }
    return [
      { index: 'built', rounds: ROUNDS, seconds: rounded(median(built)) },
      { index: 'there already', rounds: ROUNDS, seconds: rounded(median(reopened)) },
    ];
  },
};
