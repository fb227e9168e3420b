import { type Bench, type BenchRow, median, rounded } from './bench.js';
import { residentMemory, startServer, timeCommand, whyNotBuilt } from './built-program.js';
import { openQuestions, spread } from './questions.js';
import { withTemporaryFolder } from './with-temporary-yuece.js';

const ROUNDS = 3;
const QUESTIONS = 100;

/** The built program from nothing: until the server is ready, and one question asked on the command line; and its memory. */
export const coldStart: Bench = {
  name: 'cold-start',
  about: 'node dist/cli.js from start to ready, the index built before; resident memory of the server',
  run: async () =>
    whyNotBuilt() ??
    withTemporaryFolder(async (dataDir) => {
      await timeCommand(['documents', '--data-dir', dataDir]);
      const ready: number[] = [];
      const asked: number[] = [];
      let memory: BenchRow[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        asked.push(await timeCommand(['ask', '智能机器人有什么支持？', '--json', '--data-dir', dataDir]));
        const server = await startServer(dataDir);
        ready.push(server.readySeconds);
        const before = await residentMemory(server.child);
        for (const { question } of spread(openQuestions(), QUESTIONS)) await ask(server.address, question);
        const after = await residentMemory(server.child);
        memory = [
          { what: 'memory when ready, MiB', value: before?.now ?? null },
          { what: `memory after ${QUESTIONS} questions, MiB`, value: after?.now ?? null },
          { what: 'memory at its highest, MiB', value: after?.peak ?? null },
        ];
        await server.stop();
      }
      return [
        { what: 'serve until /readyz is 200, s', value: rounded(median(ready)) },
        { what: 'ask, whole process, s', value: rounded(median(asked)) },
        ...memory,
      ];
    }),
};

async function ask(address: string, message: string): Promise<void> {
  const reply = await fetch(`${address}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });
  if (!reply.ok) throw new Error(`asked in vain: ${reply.status}`);
  await reply.arrayBuffer();
}
