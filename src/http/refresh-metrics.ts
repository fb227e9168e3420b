import { Counter, type Registry } from 'prom-client';

/** Counts the official addresses that were read again, by what came of them, as `tally` has it at each reading. */
export function addRefreshMetrics(registry: Registry, tally: () => Readonly<Record<string, number>>): void {
  new Counter({
    name: 'yuece_refresh_addresses_total',
    help: 'Official addresses read again, by outcome',
    labelNames: ['outcome'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(tally())) this.inc({ outcome }, count);
    },
  });
}
