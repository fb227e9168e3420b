import type { Clause } from '../domain/clause.js';
import type { Day } from '../domain/policy-document.js';
import type { QuestionGaps } from './find-question-gaps.js';
import { PARAPHRASE_KINDS, type ParaphraseKind } from './paraphrase-clause.js';
import type { ClauseFinding, ClauseProbing } from './probe-clauses.js';

/** What the authors of a policy are told: clauses that questions miss, and questions that clauses miss. */
export interface GapReport {
  /** The day for which documents count as binding. */
  readonly asOf: Day;
  readonly probing: ClauseProbing;
  /** Null where no conversation was ever kept. */
  readonly questions: QuestionGaps | null;
}

/** How the questions of one kind, or all of them, fared. */
export interface KindSummary {
  readonly questions: number;
  readonly first: number;
  /** Among the first `GAPS.depth`. */
  readonly found: number;
}

/** Sums over every clause's questions, in all and by kind. */
export function summariseProbes({ findings }: ClauseProbing): KindSummary & {
  readonly byKind: Readonly<Record<ParaphraseKind, KindSummary>>;
} {
  const probes = findings.flatMap((finding) => finding.probes);
  const summary = (kinds: readonly ParaphraseKind[]): KindSummary => {
    const asked = probes.filter(({ kind }) => kinds.includes(kind));
    return {
      questions: asked.length,
      first: asked.filter(({ rank }) => rank === 1).length,
      found: asked.filter(({ rank }) => rank !== null).length,
    };
  };
  const byKind = Object.fromEntries(PARAPHRASE_KINDS.map((kind) => [kind, summary([kind])]));
  return { ...summary(PARAPHRASE_KINDS), byKind: byKind as Record<ParaphraseKind, KindSummary> };
}

/** The report as plain data: clauses by id and label, everything else whole. */
export function gapReportJson({ asOf, probing, questions }: GapReport) {
  return {
    asOf,
    clauses: {
      ...summariseProbes(probing),
      unasked: probing.unasked.map(named),
      findings: probing.findings.map(findingJson),
    },
    questions: questions && {
      ...questions,
      clusters: questions.clusters.map(({ nearest, ...cluster }) => ({
        ...cluster,
        nearest: nearest && named(nearest),
      })),
    },
  };
}

function findingJson({ clause, probes, worst, ...measures }: ClauseFinding) {
  return {
    ...named(clause),
    ...measures,
    worst: worst.question,
    probes: probes.map(({ before, ...probe }) => ({ ...probe, before: before && named(before) })),
  };
}

const named = ({ id, label }: Clause) => ({ clauseId: id, label });
