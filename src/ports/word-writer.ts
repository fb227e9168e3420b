import type { ExportedAnswer } from '../domain/exported-answer.js';

/** An answer as a Word file (Office Open XML), both AI labels in it. */
export type WordWriter = (answer: ExportedAnswer) => Promise<Uint8Array>;
