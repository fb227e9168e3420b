import { openLibsqlRecords } from '../../src/adapters/records/libsql-records.js';
import { exchange } from './exchange.js';

/** Run as a process of its own: appends without end and prints each message id once its append has resolved. */
const [folder, conversationId] = process.argv.slice(2);
if (folder === undefined || conversationId === undefined)
  throw new Error('usage: append-until-killed FOLDER CONVERSATION');
const records = await openLibsqlRecords(folder);
for (let at = 1; ; at += 1) {
  const next = exchange({ conversationId, question: `第${at}问` });
  await records.append(next);
  process.stdout.write(`${next.messageId}\n`);
}
