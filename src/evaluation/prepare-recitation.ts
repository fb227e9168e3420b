import { clauseId, parseDocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';
import { lettersOnly } from './compare-text.js';
import type { RecitationQuestion } from './evaluate-recitation.js';
import { articleLocator, type CollectedArticle, type CollectedLaw, statuteDocument } from './statute-document.js';

/** A question of the set before it is joined to a law of the collection. */
export interface UnjoinedQuestion {
  readonly id: string;
  readonly question: string;
  readonly law: string;
  readonly article: string;
  readonly answer: string;
}

export interface PreparedRecitation {
  readonly documents: readonly SourceDocument[];
  readonly questions: readonly RecitationQuestion[];
  /** Questions whose law or article is not there, or says something else in the version taken; they are not asked. */
  readonly leftOut: readonly UnjoinedQuestion[];
}

/**
 * Makes the corpus of the laws that are asked about, and joins each question to its clause. Of a law in several versions
 * the one is taken whose articles are most often the set's answers: which version is meant is not what is tested here.
 */
export function prepareRecitation(
  articles: readonly CollectedArticle[],
  asked: readonly UnjoinedQuestion[],
): PreparedRecitation {
  const versions = versionsByName(articles);
  const byLaw = new Map<string, UnjoinedQuestion[]>();
  const leftOut: UnjoinedQuestion[] = [];
  for (const question of asked) {
    const name = lawNameIn(question.law, versions);
    if (name === null) leftOut.push(question);
    else byLaw.set(name, [...(byLaw.get(name) ?? []), question]);
  }
  const documents: SourceDocument[] = [];
  const questions: RecitationQuestion[] = [];
  for (const [name, ofLaw] of byLaw) {
    const law = bestVersion(versions.get(name) ?? [], ofLaw);
    const id = parseDocumentId(`law-${documents.length + 1}`);
    if (!law || !id) continue;
    documents.push(statuteDocument(id, law));
    for (const question of ofLaw) {
      if (!law.some((article) => isAnswer(article, question))) leftOut.push(question);
      else questions.push({ ...question, clauseId: clauseId(id, articleLocator(question.article)) });
    }
  }
  return { documents, questions, leftOut };
}

/** Laws by their bare name, each with the texts of its versions. */
function versionsByName(articles: readonly CollectedArticle[]): ReadonlyMap<string, readonly CollectedLaw[]> {
  const texts = new Map<string, [CollectedArticle, ...CollectedArticle[]]>();
  for (const article of articles) {
    const text = texts.get(article.path);
    if (text) text.push(article);
    else texts.set(article.path, [article]);
  }
  const byName = new Map<string, CollectedLaw[]>();
  for (const law of texts.values()) {
    const name = lettersOnly(law[0].law.replace(/^中华人民共和国/u, ''));
    byName.set(name, [...(byName.get(name) ?? []), law]);
  }
  return byName;
}

/** The set puts the field of law before the name; the longest known name at the end is the law's. */
function lawNameIn(text: string, versions: ReadonlyMap<string, unknown>): string | null {
  const plain = lettersOnly(text);
  for (let at = 0; at < plain.length; at += 1) if (versions.has(plain.slice(at))) return plain.slice(at);
  return null;
}

function bestVersion(versions: readonly CollectedLaw[], questions: readonly UnjoinedQuestion[]): CollectedLaw | null {
  const agreeing = (law: CollectedLaw): number =>
    questions.filter((question) => law.some((article) => isAnswer(article, question))).length;
  const counted = versions.map((law) => ({ law, count: agreeing(law), version: law[0].version ?? '' }));
  counted.sort((left, right) => right.count - left.count || right.version.localeCompare(left.version));
  return counted[0]?.law ?? null;
}

function isAnswer({ article, text }: CollectedArticle, question: UnjoinedQuestion): boolean {
  return article === question.article && lettersOnly(text) === lettersOnly(question.answer);
}
