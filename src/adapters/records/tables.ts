/** Rows as they are stored. Times are milliseconds since the epoch. */
interface ConversationRow {
  readonly id: string;
  readonly started_at: number;
  readonly last_asked_at: number;
}

export interface ExchangeRow {
  readonly message_id: string;
  readonly conversation_id: string;
  /** From 1, without gaps, in the order of asking. */
  readonly position: number;
  readonly question: string;
  /** The answer as JSON. */
  readonly answer: string;
  readonly channel: string;
  readonly asked_at: number;
}

interface FeedbackRow {
  readonly message_id: string;
  readonly rating: 'up' | 'down';
  readonly reason: string | null;
  readonly comment: string | null;
  readonly given_at: number;
}

/** One row, rewritten by each check: proof that the disk takes writes. */
interface HealthRow {
  readonly id: number;
  readonly checked_at: number;
}

export interface RecordTables {
  readonly conversations: ConversationRow;
  readonly exchanges: ExchangeRow;
  readonly feedback: FeedbackRow;
  readonly health: HealthRow;
}
