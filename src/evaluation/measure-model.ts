import type { ChatReply } from '../answer/chat.js';
import { type Latency, measureLatency } from './measure-latency.js';

/** What a model did over a set of questions, beside the measures that every engine has. */
export interface ModelMeasures {
  readonly model: string;
  /** Answers that it was asked to word. */
  readonly asked: number;
  /** Answers whose conclusion holds sentences of its. */
  readonly worded: number;
  /** Statements that it wrote, repairs included. */
  readonly statements: number;
  /** Share of its statements that the verifier believed, 0 to 1; null for none. What was not believed was not sent. */
  readonly faithfulness: number | null;
  /** Statements not believed, by kind. */
  readonly disbelieved: Readonly<Record<string, number>>;
  /** Replies that did not come whole, by reason. */
  readonly faults: Readonly<Record<string, number>>;
  /** As the endpoint tells them; 0 where it does not. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Milliseconds of wording an answer, verification and repair included. */
  readonly wording: Latency;
  /** Milliseconds to the first proven sentence. */
  readonly first: Latency;
}

/** Counts what a model did; null where none was asked. */
export function measureModel(replies: readonly Pick<ChatReply, 'wording' | 'use'>[]): ModelMeasures | null {
  const reports = replies.flatMap(({ wording }) => wording ?? []);
  const [first] = reports;
  if (!first) return null;
  const disbelieved = reports.flatMap((report) => report.disbelieved.map(({ kind }) => kind));
  const believed = sum(reports.map((report) => report.believed));
  const statements = believed + disbelieved.length;
  return {
    model: first.model,
    asked: reports.length,
    worded: reports.filter(({ kept }) => kept > 0).length,
    statements,
    faithfulness: statements === 0 ? null : believed / statements,
    disbelieved: count(disbelieved),
    faults: count(reports.flatMap(({ fault }) => fault?.reason ?? [])),
    inputTokens: sum(replies.map(({ use }) => use?.inputTokens ?? 0)),
    outputTokens: sum(replies.map(({ use }) => use?.outputTokens ?? 0)),
    wording: measureLatency(reports.map(({ totalMs }) => totalMs)),
    first: measureLatency(reports.flatMap(({ firstMs }) => firstMs ?? [])),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function count(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
