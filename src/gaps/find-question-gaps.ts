import type { Chat } from '../answer/chat.js';
import { maskPersonalData } from '../answer/mask-personal-data.js';
import type { Clause } from '../domain/clause.js';
import type { Day } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import type { Records } from '../ports/records.js';
import type { SearchClauses } from '../search/search-clauses.js';
import { clusterVectors } from './cluster-vectors.js';
import {
  recallQuestions,
  UNANSWERED_REASONS,
  type UnansweredQuestion,
  type UnansweredReason,
} from './recall-questions.js';
import { createSubjectEmbedder } from './subject-vectors.js';
import { GAPS } from './thresholds.js';

/** Questions on one matter that no clause answers. */
export interface QuestionCluster {
  readonly questions: number;
  readonly conversations: number;
  readonly reasons: Readonly<Record<UnansweredReason, number>>;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Most typical first, each of another conversation, masked; empty where every question is too long to be shown. */
  readonly examples: readonly string[];
  /** What search puts first for the most typical question. */
  readonly nearest: Clause | null;
}

export interface QuestionGaps {
  readonly since: Day;
  readonly asked: number;
  readonly unanswered: number;
  readonly answeredSince: number;
  /** Distinct conversations from which on a cluster is shown. */
  readonly conversationsShown: number;
  /** Asked in most conversations first. */
  readonly clusters: readonly QuestionCluster[];
  /** Clusters of too few conversations: counted, never shown. */
  readonly hidden: { readonly clusters: number; readonly questions: number };
}

export interface QuestionGapParts {
  readonly index: ClauseIndex;
  readonly search: SearchClauses;
  readonly embedder: Embedder;
  /** It must keep no records: every recorded question is asked again. */
  readonly chat: Chat;
}

export interface QuestionGapOptions {
  readonly since: Day;
  readonly asOf: Day;
  /** Default `GAPS.conversationsShown`. */
  readonly conversationsShown?: number;
}

/** recorded questions → those still unanswered → clusters by subject → what may be shown of them. */
export async function findQuestionGaps(
  records: Pick<Records, 'exchangesSince'>,
  { index, search, embedder, chat }: QuestionGapParts,
  { since, asOf, conversationsShown = GAPS.conversationsShown }: QuestionGapOptions,
): Promise<QuestionGaps> {
  const recalled = await recallQuestions(records, chat, { since, asOf });
  const groups = byWords(recalled.unanswered);
  const embedSubject = await createSubjectEmbedder(index, embedder);
  const searched: { asked: readonly UnansweredQuestion[]; nearest: Clause | null; vector: Float32Array }[] = [];
  for (const [question, asked] of groups) {
    const { understood, hits } = await search({ query: question, asOf, limit: 1 });
    searched.push({ asked, nearest: hits[0]?.clause ?? null, vector: await embedSubject(understood) });
  }
  const clusters = clusterVectors(
    searched.map(({ vector }) => vector),
    GAPS.sameMatter,
  ).map((members) => {
    const items = members.flatMap((at) => searched[at] ?? []);
    return describe(
      items.flatMap(({ asked }) => asked),
      items[0]?.nearest ?? null,
    );
  });
  const shown = clusters.filter(({ conversations }) => conversations >= conversationsShown);
  const hidden = clusters.filter(({ conversations }) => conversations < conversationsShown);
  return {
    since,
    asked: recalled.asked,
    unanswered: recalled.unanswered.length,
    answeredSince: recalled.answeredSince,
    conversationsShown,
    clusters: shown.sort((a, b) => b.conversations - a.conversations || b.questions - a.questions),
    hidden: { clusters: hidden.length, questions: hidden.reduce((sum, { questions }) => sum + questions, 0) },
  };
}

/** The same words are one matter; what was asked most comes first, so that clusters form around it, whatever the days. */
function byWords(
  questions: readonly UnansweredQuestion[],
): readonly (readonly [string, readonly UnansweredQuestion[]])[] {
  const groups = new Map<string, UnansweredQuestion[]>();
  for (const each of questions) groups.set(each.question, [...(groups.get(each.question) ?? []), each]);
  return [...groups].sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1));
}

function describe(asked: readonly UnansweredQuestion[], nearest: Clause | null): QuestionCluster {
  const days = asked.map(({ day }) => day).sort();
  const counts = UNANSWERED_REASONS.map((reason) => [reason, asked.filter((each) => each.reason === reason).length]);
  return {
    questions: asked.length,
    conversations: new Set(asked.map(({ conversationId }) => conversationId)).size,
    reasons: Object.fromEntries(counts) as Record<UnansweredReason, number>,
    firstDay: days[0] ?? '',
    lastDay: days.at(-1) ?? '',
    examples: examplesOf(asked),
    nearest,
  };
}

function examplesOf(asked: readonly UnansweredQuestion[]): readonly string[] {
  const byConversation = new Map<string, string>();
  for (const { conversationId, question } of asked) {
    // What was masked when it was kept is masked by today's rules too.
    const { masked } = maskPersonalData(question);
    const isNew = !byConversation.has(conversationId) && ![...byConversation.values()].includes(masked);
    if (isNew && masked.length <= GAPS.longestExample) byConversation.set(conversationId, masked);
  }
  return [...byConversation.values()].slice(0, GAPS.examples);
}
