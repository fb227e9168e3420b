import { type ClauseId, clauseId, parseDocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';
import { lettersOnly } from './compare-text.js';
import { articleLocator, type CollectedArticle, type CollectedLaw, statuteDocument } from './statute-document.js';

/** An article that sits in a field of law; collections keep each field in a folder of its own. */
export interface FiledArticle extends CollectedArticle {
  readonly category: string;
}

/** An everyday question and the articles any of which answers it, the law by its name without 中华人民共和国. */
export interface LegalQuestion {
  readonly id: string;
  readonly question: string;
  readonly articles: readonly { readonly law: string; readonly article: string }[];
}

/** A question joined to the corpus. */
export interface LegalQuery {
  readonly id: string;
  readonly question: string;
  readonly relevant: ReadonlySet<ClauseId>;
}

export interface PreparedLegalSet {
  readonly documents: readonly SourceDocument[];
  readonly articleCount: number;
  readonly queries: readonly LegalQuery[];
  /** Articles that the questions name and the corpus does not have. */
  readonly missing: readonly string[];
}

/** What is not national law in force of its own: statutes of provinces, and reports of cases. */
const NOT_NATIONAL = /地方法规$|^案例$/u;

/**
 * Makes the corpus of national law, the newest version of each title, and joins the questions to it.
 * @param distractors how many articles of laws that no question names; whole laws, spread over the collection. Default all
 */
export function prepareLegalQuestions(
  articles: readonly FiledArticle[],
  questions: readonly LegalQuestion[],
  distractors = Number.POSITIVE_INFINITY,
): PreparedLegalSet {
  const laws = newestByName(articles.filter(({ category }) => !NOT_NATIONAL.test(category)));
  const asked = new Set(questions.flatMap((question) => question.articles.map(({ law }) => lettersOnly(law))));
  const named = [...laws].filter(([name]) => asked.has(name));
  const others = sample(
    [...laws].filter(([name]) => !asked.has(name)),
    distractors,
  );
  // A law keeps its number however many others are taken, so that a kept index serves.
  const numbers = new Map([...laws.keys()].map((name, at) => [name, at + 1]));
  const clauses = new Map<string, ClauseId>();
  const documents = [...named, ...others].flatMap(([name, files]) =>
    files.flatMap((file, at) => {
      const id = parseDocumentId(`law-${numbers.get(name)}${at === 0 ? '' : `-${at + 1}`}`);
      if (!id) return [];
      for (const { article } of file) clauses.set(`${name}${article}`, clauseId(id, articleLocator(article)));
      return [statuteDocument(id, file)];
    }),
  );
  const missing: string[] = [];
  const queries = questions.map(({ id, question, articles: wanted }): LegalQuery => {
    const relevant = wanted.flatMap(({ law, article }) => {
      const clause = clauses.get(`${lettersOnly(law)}${article}`);
      if (clause) return [clause];
      missing.push(`${id}: ${law}${article}`);
      return [];
    });
    return { id, question, relevant: new Set(relevant) };
  });
  const articleCount = [...named, ...others].reduce((sum, [, files]) => sum + sizeOf(files), 0);
  return { documents, articleCount, queries, missing };
}

/** The newest text of each title by its bare name: a file each, several for a code that is kept so. A law filed twice stands once. */
function newestByName(articles: readonly FiledArticle[]): ReadonlyMap<string, readonly CollectedLaw[]> {
  const byName = new Map<string, CollectedArticle[]>();
  for (const article of articles) {
    const name = lettersOnly(article.law).replace(/^中华人民共和国/u, '');
    const known = byName.get(name);
    const [age, knownAge] = [article.version ?? '', known?.[0]?.version ?? ''];
    if (!known || age > knownAge) byName.set(name, [article]);
    else if (age === knownAge) known.push(article);
  }
  return new Map([...byName].map(([name, law]) => [name, toFiles(law)]));
}

function toFiles(law: readonly CollectedArticle[]): readonly CollectedLaw[] {
  const files = new Map<string, [CollectedArticle, ...CollectedArticle[]]>();
  const placeOf = new Map<string, string>();
  for (const article of law) {
    const place = placeOf.get(article.article) ?? article.path;
    if (place !== article.path) continue;
    placeOf.set(article.article, place);
    const file = files.get(place);
    if (file) file.push(article);
    else files.set(place, [article]);
  }
  return [...files.values()];
}

/** Every so-manieth law, so that there are about as many articles as wanted. */
function sample<Entry extends readonly [string, readonly CollectedLaw[]]>(
  laws: readonly Entry[],
  wanted: number,
): readonly Entry[] {
  const step = Math.ceil(laws.reduce((sum, [, files]) => sum + sizeOf(files), 0) / wanted);
  return laws.filter((_, at) => at % Math.max(1, step) === 0);
}

function sizeOf(files: readonly CollectedLaw[]): number {
  return files.reduce((sum, file) => sum + file.length, 0);
}
