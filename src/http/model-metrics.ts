import { Counter, Histogram, type Registry } from 'prom-client';
import type { ChatReply } from '../answer/chat.js';

/** Upper edges in seconds: a fast endpoint to the end of a patient one. */
const DURATION_BUCKETS = [0.25, 0.5, 1, 2, 4, 8, 16, 32];

type Use = NonNullable<ChatReply['use']>;
type Wording = NonNullable<ChatReply['wording']>;

/** What language models did for answers. */
export interface ModelMetrics {
  readonly countTokens: (use: Use) => void;
  readonly countWording: (report: Wording) => void;
}

export function createModelMetrics(registry: Registry): ModelMetrics {
  const counter = <Label extends string>(name: string, help: string, label: Label): Counter<Label> =>
    new Counter({ name, help, labelNames: [label], registers: [registry] });
  const wordings = counter(
    'yuece_model_answers_total',
    'Answers that a model was asked to word, by whose words were sent',
    'words',
  );
  const faults = counter('yuece_model_faults_total', 'Replies of a model that did not come whole, by reason', 'reason');
  const disbelieved = counter(
    'yuece_model_disbelieved_total',
    'Statements of a model that the verifier did not believe, by kind',
    'kind',
  );
  const tokens = counter('yuece_model_tokens_total', 'Tokens that endpoints say they read and wrote', 'direction');
  const durations = new Histogram({
    name: 'yuece_model_wording_seconds',
    help: 'Duration of wording one answer, repair included',
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  return {
    countTokens: ({ inputTokens, outputTokens }) => {
      if (inputTokens + outputTokens === 0) return;
      tokens.inc({ direction: 'input' }, inputTokens);
      tokens.inc({ direction: 'output' }, outputTokens);
    },
    countWording: ({ kept, fault, disbelieved: statements, totalMs }) => {
      wordings.inc({ words: kept > 0 ? 'model' : 'extract' });
      if (fault) faults.inc({ reason: fault.reason });
      for (const { kind } of statements) disbelieved.inc({ kind });
      durations.observe(totalMs / 1000);
    },
  };
}
