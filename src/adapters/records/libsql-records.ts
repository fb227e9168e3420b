import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Answer } from '../../domain/answer.js';
import { Failure } from '../../domain/failure.js';
import type { Exchange, RatedExchange, Records } from '../../ports/records.js';
import { openDatabase } from './open-database.js';
import type { ExchangeRow, RecordTables } from './tables.js';

const FILE = 'records.db';

/** Exchanges read at a time, so that a year of them need not be held at once. */
const PAGE = 500;

/** Whether anything has been kept in the folder. */
export async function hasLibsqlRecords(folder: string): Promise<boolean> {
  return access(join(folder, FILE)).then(
    () => true,
    () => false,
  );
}

/**
 * Keeps conversations and feedback in `<folder>/records.db`, making folder and file where they are missing.
 * Throws a Failure (`not_ready`) where the file cannot be opened or is no database.
 */
export async function openLibsqlRecords(folder: string): Promise<Records> {
  const { tables, emptyLog } = await openDatabase(join(folder, FILE)).catch((cause) => {
    throw new Failure('not_ready', `${FILE} cannot be opened`, {
      publicMessage: '会话记录库无法打开，服务暂不可用。',
      cause,
    });
  });

  return {
    append: (exchange) =>
      attempt('append', () =>
        tables.transaction().execute(async (transaction) => {
          // The conversation's row is written first: in PostgreSQL its lock makes the positions below follow one another.
          await transaction
            .insertInto('conversations')
            .values({ id: exchange.conversationId, started_at: exchange.askedAt, last_asked_at: exchange.askedAt })
            .onConflict((conflict) => conflict.column('id').doUpdateSet({ last_asked_at: exchange.askedAt }))
            .execute();
          const last = await transaction
            .selectFrom('exchanges')
            .select('position')
            .where('conversation_id', '=', exchange.conversationId)
            .orderBy('position', 'desc')
            .limit(1)
            .executeTakeFirst();
          await transaction
            .insertInto('exchanges')
            .values({
              message_id: exchange.messageId,
              conversation_id: exchange.conversationId,
              position: (last?.position ?? 0) + 1,
              question: exchange.question,
              answer: JSON.stringify(exchange.answer),
              channel: exchange.channel,
              asked_at: exchange.askedAt,
            })
            .execute();
        }),
      ),

    conversation: (conversationId, limit) =>
      attempt('conversation', async () => {
        const rows = await tables
          .selectFrom('exchanges')
          .selectAll()
          .where('conversation_id', '=', conversationId)
          .orderBy('position', 'desc')
          .limit(limit)
          .execute();
        return rows.reverse().map(exchangeOf);
      }),

    async *exchangesSince(since) {
      let from = { time: since, message: '' };
      for (let full = true; full; ) {
        const rows = await attempt('exchangesSince', () => pageFrom(tables, from));
        yield* rows.map((row): RatedExchange => ({ ...exchangeOf(row), rating: row.rating }));
        const last = rows.at(-1);
        full = rows.length === PAGE;
        if (last) from = { time: last.asked_at, message: last.message_id };
      }
    },

    deleteConversation: (conversationId) =>
      attempt('deleteConversation', async () => {
        const { numDeletedRows } = await tables
          .deleteFrom('conversations')
          .where('id', '=', conversationId)
          .executeTakeFirstOrThrow();
        emptyLog();
        return numDeletedRows > 0n;
      }),

    rate: ({ messageId, rating, reason, comment, givenAt }) =>
      attempt('rate', () =>
        tables.transaction().execute(async (transaction) => {
          const known = await transaction
            .selectFrom('exchanges')
            .select('message_id')
            .where('message_id', '=', messageId)
            .executeTakeFirst();
          if (!known) return false;
          const opinion = { rating, reason, comment, given_at: givenAt };
          await transaction
            .insertInto('feedback')
            .values({ message_id: messageId, ...opinion })
            .onConflict((conflict) => conflict.column('message_id').doUpdateSet(opinion))
            .execute();
          return true;
        }),
      ),

    check: () =>
      attempt(
        'check',
        async () => {
          const checked = { checked_at: Date.now() };
          await tables
            .insertInto('health')
            .values({ id: 1, ...checked })
            .onConflict((conflict) => conflict.column('id').doUpdateSet(checked))
            .execute();
          await tables.selectFrom('exchanges').select('message_id').limit(1).execute();
        },
        'not_ready',
      ),

    close: () => attempt('close', () => tables.destroy()),
  };
}

/** The exchanges behind one: times are not unique, so that a page goes on behind the very row that ended the last. */
function pageFrom(
  tables: Kysely<RecordTables>,
  { time, message }: { readonly time: number; readonly message: string },
) {
  return tables
    .selectFrom('exchanges')
    .leftJoin('feedback', 'feedback.message_id', 'exchanges.message_id')
    .selectAll('exchanges')
    .select('feedback.rating')
    .where(({ eb, or, and }) =>
      or([
        eb('exchanges.asked_at', '>', time),
        and([eb('exchanges.asked_at', '=', time), eb('exchanges.message_id', '>', message)]),
      ]),
    )
    .orderBy('exchanges.asked_at')
    .orderBy('exchanges.message_id')
    .limit(PAGE)
    .execute();
}

/** Runs one piece of work on the store and tells its faults in the product's words. */
async function attempt<Result>(
  what: string,
  work: () => Promise<Result>,
  code: 'internal' | 'not_ready' = 'internal',
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new Failure(code, `records: ${what} failed`, { cause });
  }
}

function exchangeOf(row: ExchangeRow): Exchange {
  return {
    conversationId: row.conversation_id,
    messageId: row.message_id,
    question: row.question,
    // Written by `append` above from this very type, and by nobody else.
    answer: JSON.parse(row.answer) as Answer,
    channel: row.channel,
    askedAt: row.asked_at,
  };
}
