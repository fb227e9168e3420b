/** The fixed wording of `prompts/`: everything that is said without a clause to prove it. */
export interface Wording {
  /** The wording with its `{{placeholders}}` filled; throws a Failure for an unknown id, a missing or an extra value. */
  say(id: string, values?: Readonly<Record<string, string>>): string;
  has(id: string): boolean;
  /** Names of the wording's placeholders. */
  placeholders(id: string): readonly string[];
}
