import { vi } from 'vitest';
import type { IngestWorker } from '../../src/ingest-in-worker.js';

/**
 * A setup file of the tests of commands: those that run in this process, one after the other, share the thread that writes to
 * their data directory, as the requests to a server do. That a process of its own starts and ends one, the tests that run
 * processes show.
 */
vi.mock('../../src/ingest-in-worker.js', async (original) => {
  const { createIngestWorker } = await original<typeof import('../../src/ingest-in-worker.js')>();
  const kept = new Map<string, IngestWorker>();
  return {
    createIngestWorker: (data: Parameters<typeof createIngestWorker>[0]): IngestWorker => {
      const key = JSON.stringify(data);
      const worker = kept.get(key) ?? createIngestWorker(data);
      kept.set(key, worker);
      return { ...worker, close: async () => {} };
    },
  };
});
