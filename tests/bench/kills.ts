import { killPublisher } from '../support/kill-publisher.js';
import { randomNumbers } from '../support/made-corpus.js';
import { type Bench, figureRow } from './bench.js';
import { withTemporaryFolder } from './with-temporary-yuece.js';

const KILLS = 100;
/** Within this time after a change was acknowledged, the next ones are killed anywhere. */
const WITHIN_MS = 150;

/** A publisher is killed at random moments, each time over what the last one left. */
export const kills: Bench = {
  name: 'kills',
  about: 'kill -9 while documents are published, corrected, amended, drafted and withdrawn',
  run: async () =>
    withTemporaryFolder(async (folder) => {
      const next = randomNumbers(2026);
      let [whole, atAcknowledged, ahead, changes] = [0, 0, 0, 0];
      const faults = new Set<string>();
      for (let kill = 0; kill < KILLS; kill += 1) {
        const killed = await killPublisher(folder, next() * WITHIN_MS);
        const { acknowledged, happened } = killed;
        changes = happened;
        if (happened === acknowledged) atAcknowledged += 1;
        if (happened === acknowledged + 1) ahead += 1;
        const isKept = happened === acknowledged || happened === acknowledged + 1;
        if (isKept && killed.faults.length === 0) whole += 1;
        for (const fault of killed.faults) faults.add(fault.slice(0, 200));
      }
      return [
        figureRow('whole afterwards', `${whole} of ${KILLS}`),
        figureRow('at the last acknowledged change', atAcknowledged),
        figureRow('at the change after it, which nobody had been told of', ahead),
        figureRow('changes in all', changes),
        figureRow('faults', [...faults].join('; ') || 'none'),
      ];
    }),
};
