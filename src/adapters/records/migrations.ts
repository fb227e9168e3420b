import type { Kysely, Migration } from 'kysely';

/**
 * The steps from an empty database to the present tables, by name in order; a published step is never edited, only followed.
 * Written with types and clauses that SQLite and PostgreSQL read alike. `ifNotExists` lets a step that was cut off run again,
 * since SQLite records a step after it is done.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-conversations': {
    // The types of later tables must not leak into an earlier step, so a step sees no table types at all.
    up: async (database: Kysely<unknown>) => {
      await database.schema
        .createTable('conversations')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.notNull().primaryKey())
        .addColumn('started_at', 'bigint', (column) => column.notNull())
        .addColumn('last_asked_at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('exchanges')
        .ifNotExists()
        .addColumn('message_id', 'text', (column) => column.notNull().primaryKey())
        .addColumn('conversation_id', 'text', (column) =>
          column.notNull().references('conversations.id').onDelete('cascade'),
        )
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('answer', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('asked_at', 'bigint', (column) => column.notNull())
        .addUniqueConstraint('exchanges_in_order', ['conversation_id', 'position'])
        .execute();
      await database.schema
        .createTable('feedback')
        .ifNotExists()
        .addColumn('message_id', 'text', (column) =>
          column.notNull().primaryKey().references('exchanges.message_id').onDelete('cascade'),
        )
        .addColumn('rating', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('comment', 'text')
        .addColumn('given_at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('health')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.notNull().primaryKey())
        .addColumn('checked_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '002-exchanges-by-time': {
    up: async (database: Kysely<unknown>) => {
      await database.schema
        .createIndex('exchanges_by_time')
        .ifNotExists()
        .on('exchanges')
        .columns(['asked_at', 'message_id'])
        .execute();
    },
  },
};
