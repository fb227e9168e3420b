import type { Clause } from '../domain/clause.js';
import type { DocumentId } from '../domain/ids.js';
import type { Day, PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { allowedDocuments, bindingOn } from '../search/binding-documents.js';
import { documentsMeant } from '../search/choose-version.js';
import { type NamedDocuments, nameDocuments } from '../search/name-documents.js';
import { type ParsedReferences, parseReferences } from '../search/parse-references.js';
import { type PointedAt, pointAtClauses } from '../search/point-at-clauses.js';
import type { UnderstandQuestion, UnderstoodQuestion } from '../search/understand-question.js';

/** Everything the answering steps may know about one question. Made once, read by all, changed by none. */
export interface QuestionContext {
  readonly index: ClauseIndex;
  readonly asOf: Day;
  /** The question without the names of documents: a title's words are not what is asked about. */
  readonly understood: UnderstoodQuestion;
  readonly named: NamedDocuments;
  /** Policies that the question names and whose text is not here. */
  readonly uncollected: readonly PolicyDocument[];
  readonly references: ParsedReferences;
  /** What the references lead to, by document; empty where there are none. */
  readonly pointedAt: readonly PointedAt[];
  /** The document meant where a question names none: the one named, the one spoken of, else the corpus's first. */
  readonly focus: PolicyDocument;
  /**
   * Documents that may be searched: those named, else the one that is pointed at or was just spoken of, else those asked for
   * by the caller, else all in force.
   */
  readonly scope: ReadonlySet<DocumentId>;
  /** Clauses that the conversation was about just before; empty at its start. */
  readonly spokenOf: readonly Clause[];
  /** What is left of a text when references, fillers, names for the document and the given patterns are taken away. */
  readonly residue: (text: string, ...without: readonly RegExp[]) => string;
}

export interface ContextInput {
  readonly index: ClauseIndex;
  readonly asOf: Day;
  readonly understood: UnderstoodQuestion;
  readonly documentIds: readonly DocumentId[] | null;
  readonly spokenOf: readonly Clause[];
  /** Takes fillers out of a text. */
  readonly strip: (text: string) => string;
  readonly understand: UnderstandQuestion;
}

/** 这份文件, 文件里说: one document is meant, and no other. */
const POINTS_AT_IT =
  /(?:这|那|该|本|此|呢)(?:份|个|篇|部|项|一份|一个)?(?:文件|政策|若干措施|措施|通知|办法|条例|规定|方案|红头)|(?:^|[^\u4e00-\u9fa5]|听说|请问|想问)文件(?!夹)|文件(?:里|中|上|当中|有没有|有冇|有讲|怎么|提到|提出|规定|要求|明确)/u;

/** Names for the document itself; in a question about the document as a whole they are no subject of their own. */
const THE_DOCUMENT =
  /文件|政策|若干|措施|通知|办法|条例|条款|方案|(?:这|那|该|此|本|整|全)(?:份|个|篇|部|项|套)?|全文|人工智能|智能|\bai\b|广东省?|省里?|里面?|下面|底下|名下|旗下|列(?:了|出)?|分(?:为|成)?|之下|一共|总共|分别|都|各|中|的|是|了|有|在/giu;

/** Reads names and references out of a question and settles which document it is about. Null where nothing is indexed. */
export function readContext({
  index,
  asOf,
  understood,
  documentIds,
  spokenOf,
  strip,
  understand,
}: ContextInput): QuestionContext | null {
  const allowed = allowedDocuments(index, documentIds);
  const named = nameDocuments(understood.plain, allowed);
  const references = parseReferences(named.rest);
  const meant = documentsMeant(named.known, (id) => index.document(id), asOf).map(([document]) => document);
  const spoken = spokenOf[0] ? index.document(spokenOf[0].documentId) : undefined;
  const focus = meant[0] ?? spoken ?? allowed[0];
  if (!focus) return null;
  const binding = bindingOn(allowed, asOf).ids;
  const pointsAtOne = (spoken !== undefined || POINTS_AT_IT.test(understood.plain)) && binding.has(focus.id);
  return {
    index,
    asOf,
    understood: named.known.length > 0 && /[\p{L}\p{N}]/u.test(named.rest) ? understand(named.rest) : understood,
    named,
    uncollected: namedUncollected(index, named, asOf),
    references,
    pointedAt: pointAtClauses(index, named, focus, asOf),
    focus,
    scope:
      meant.length > 0 ? new Set(meant.map((document) => document.id)) : pointsAtOne ? new Set([focus.id]) : binding,
    spokenOf,
    residue: (text, ...without) =>
      strip(
        [...without, THE_DOCUMENT].reduce(
          (rest, pattern) => rest.replace(globally(pattern), ' '),
          withoutPointers(text, allowed),
        ),
      ),
  };
}

/** 《…规划》里的目标, 国发〔2025〕11号: by its name or number a document is asked about that is not indexed, and no other. */
export function namesUnknownAlone({ named, uncollected }: QuestionContext): boolean {
  return named.known.length === 0 && (uncollected.length > 0 || named.unknown.some((name) => /《|号/u.test(name)));
}

/** Of several versions of one title the one that is meant on the day. */
function namedUncollected(index: ClauseIndex, named: NamedDocuments, asOf: Day): readonly PolicyDocument[] {
  const policies = index.uncollected();
  if (policies.length === 0) return [];
  const { known } = nameDocuments([named.rest, ...named.unknown].join('，'), policies);
  return documentsMeant(known, (id) => policies.find((policy) => policy.id === id), asOf).map(([policy]) => policy);
}

function withoutPointers(text: string, documents: readonly PolicyDocument[]): string {
  return parseReferences(nameDocuments(text, documents).rest).rest;
}

function globally(pattern: RegExp): RegExp {
  return pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
}
