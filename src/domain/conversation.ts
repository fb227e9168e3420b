/** One earlier message of a conversation. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}
