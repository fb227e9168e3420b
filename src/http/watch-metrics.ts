import { Gauge, type Registry } from 'prom-client';

/** Files of the watched folder, by whether all of them is published, as `tally` has it at each reading. */
export function addWatchMetrics(registry: Registry, tally: () => Promise<Readonly<Record<string, number>>>): void {
  new Gauge({
    name: 'yuece_watched_files',
    help: 'Files of the watched folder, published or refused',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await tally())) this.set({ state }, count);
    },
  });
}
