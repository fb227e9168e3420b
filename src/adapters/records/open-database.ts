import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { MIGRATIONS } from './migrations.js';
import type { RecordTables } from './tables.js';

/** Another process may be writing (a backup, a second command): wait this long for it, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** An open database file, and the one thing kysely cannot say. */
export interface OpenDatabase {
  readonly tables: Kysely<RecordTables>;
  /** Folds the write-ahead log into the file and empties it, so that deleted words are on the disk no more. */
  readonly emptyLog: () => void;
}

/**
 * Opens the file, making it (readable by its owner alone, as it holds what people asked) and bringing its tables up to
 * date. A commit has reached the disk when it returns: WAL with synchronous=FULL syncs the log at every commit.
 */
export async function openDatabase(file: string): Promise<OpenDatabase> {
  await mkdir(dirname(file), { recursive: true });
  await (await open(file, 'a', 0o600)).close();
  const database = new Database(file);
  const tables = new Kysely<RecordTables>({ dialect: new SqliteDialect({ database }) });
  try {
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    const migrator = new Migrator({ db: tables, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  } catch (fault) {
    database.close();
    throw fault;
  }
  return { tables, emptyLog: () => void database.pragma('wal_checkpoint(TRUNCATE)') };
}
