import type { QuestionType, Vocabulary } from '../domain/vocabulary.js';
import type { TermWeight } from '../ports/clause-index.js';
import type { ScriptConverter } from '../ports/script-converter.js';
import { cleanQuestion } from './clean-question.js';
import type { SoundMatcher } from './match-by-sound.js';
import { readEnglish, readLettersInChinese, readPinyin } from './read-latin.js';
import { readAmounts, type WrittenAmount, writeYears } from './read-numerals.js';
import { compileFinder, compileReplacements } from './replace-words.js';
import { shieldNames } from './shield-names.js';
import { TERMS } from './weights.js';

/** One step of rewriting, for the search debugger. */
export interface RewriteStep {
  readonly step: string;
  readonly text: string;
}

/** One thing a question is about: a word of its own, or an everyday saying with the policy words it may mean. */
export interface SubjectPart {
  /** As the person said it. */
  readonly said: string;
  /** Terms of each reading, any one of which a clause may hold; the person's own words are the first. */
  readonly readings: readonly (readonly string[])[];
  /** False for a saying of the vocabulary. */
  readonly own: boolean;
}

/** A question in the words of the corpus. */
export interface UnderstoodQuestion {
  /** Simplified, Mandarin, half-width, English terms in Chinese; what rules read and what is embedded. */
  readonly plain: string;
  /** Terms to look for, the person's own at 1, added ones below; without idf. */
  readonly terms: readonly TermWeight[];
  /** What the question is about, weak words aside. */
  readonly subject: readonly SubjectPart[];
  readonly types: readonly QuestionType[];
  /** Terms of the places named. */
  readonly placeTerms: ReadonlySet<string>;
  readonly steps: readonly RewriteStep[];
}

export interface UnderstandingParts {
  readonly vocabulary: Vocabulary;
  readonly converter: ScriptConverter;
  readonly tokenize: (text: string) => readonly string[];
  /** Words of a text in order, without the bigrams that `tokenize` adds: those that straddle words are about nothing. */
  readonly words: (text: string) => readonly string[];
  /** Knows the corpus's words; given as a function since the corpus may change. */
  readonly sounds: () => SoundMatcher;
  /** Names of the corpus's documents, which are never rewritten; default none. */
  readonly names?: () => readonly string[];
  /** Whether a text of the corpus holds a term. Legal meanings that none holds are not looked for; default all are held. */
  readonly holds?: (term: string) => boolean;
}

/** A word that can be what a question is about; single characters are mostly particles. */
const CONTENT_WORD = /[\u3400-\u9fff]{2,}|[a-z]{2,}|\d/iu;

const LATIN = /[A-Za-z]/u;

export type UnderstandQuestion = (message: string) => UnderstoodQuestion;

/** Builds the reader of questions. The list of rewriting steps stands in `rewrite`. Pure once built; never searches. */
export function createUnderstanding({
  vocabulary,
  converter,
  tokenize,
  words,
  sounds,
  names = () => [],
  holds = () => true,
}: UnderstandingParts): UnderstandQuestion {
  const fromCantonese = compileReplacements(vocabulary.cantonese);
  const fromRegional = compileReplacements(vocabulary.regionalWords);
  const fromTypos = compileReplacements(vocabulary.typos);
  const fromEnglish = compileReplacements(vocabulary.englishTerms, { wholeWords: true });
  const englishWords = new Set(vocabulary.englishTerms.map(({ from }) => from));
  const isEnglish = (letters: string): boolean => englishWords.has(letters);
  const dropFillers = compileReplacements(
    [...vocabulary.fillers.drop].sort((a, b) => b.length - a.length).map((from) => ({ from, to: ' ' })),
  );
  const weakWords = new Set(vocabulary.fillers.weak);
  const weakTerms = new Set(vocabulary.fillers.weak.flatMap((word) => tokenize(word)));
  const findLayWords = compileFinder(vocabulary.layWords.flatMap((entry) => entry.say));
  const layWordOf = new Map(
    vocabulary.layWords.flatMap((entry) => entry.say.map((said) => [said.toLowerCase(), entry] as const)),
  );
  const findLegalWords = compileFinder(vocabulary.legalWords.flatMap((entry) => entry.say));
  const legalWordOf = new Map(
    vocabulary.legalWords.flatMap((entry) => entry.say.map((said) => [said.toLowerCase(), entry] as const)),
  );

  const findPlaces = compileFinder(
    vocabulary.places.flatMap(({ name, shortNames }) => [name, ...shortNames]).filter((name) => name.length > 1),
  );

  // Only words of the vocabulary are asked for, so that it holds no more than they.
  const vocabularyTerms = new Map<string, readonly string[]>();
  const termsOf = (word: string): readonly string[] => {
    const known = vocabularyTerms.get(word);
    if (known) return known;
    const terms = tokenize(word);
    vocabularyTerms.set(word, terms);
    return terms;
  };

  /** Meanings in words of the corpus. Longer words may be cut otherwise inside a sentence, so that pairs decide. */
  const heldMeanings = (said: string): readonly string[] => {
    const meanings = legalWordOf.get(said.toLowerCase())?.mean ?? [];
    return meanings.filter((meaning) => termsOf(meaning).every((term) => term.length > 2 || holds(term)));
  };

  type Rewriting = readonly (readonly [step: string, apply: (text: string) => string])[];
  const clean: Rewriting = [['整理', cleanQuestion]];
  const speakMandarin: Rewriting = [['粤语', fromCantonese]];
  const simplify: Rewriting = [['繁简', (text) => converter.toSimplified(text)]];
  const correct: Rewriting = [
    ['港台用语', fromRegional],
    ['错别字', fromTypos],
    // Before English words are read, as “he”, “you” and “can” are some of them.
    ['拼音', (text) => (LATIN.test(text) ? readPinyin(text, sounds()) : text)],
    ['英文', (text) => (LATIN.test(text) ? readEnglish(text, fromEnglish) : text)],
    ['拼音', (text) => (LATIN.test(text) ? readLettersInChinese(text, sounds(), isEnglish) : text)],
    ['近音近形字', (text) => sounds().correct(text)],
    ['年份', writeYears],
  ];

  /** Own words weigh 1: how common they are is for the corpus to say, not for a list. */
  function weigh(plain: string, amounts: readonly WrittenAmount[], sayings: readonly string[]): Map<string, number> {
    const weights = new Map<string, number>();
    const add = (term: string, weight: number): void => {
      weights.set(term, Math.max(weight, weights.get(term) ?? 0));
    };
    for (const term of tokenize(plain)) add(term, 1);
    // The same figure in the corpus's writing is no addition: it weighs as the person's own.
    for (const { figure } of amounts) for (const term of tokenize(figure)) add(term, 1);
    for (const said of sayings) {
      const entry = layWordOf.get(said.toLowerCase());
      for (const term of (entry?.mean ?? []).flatMap(termsOf)) {
        add(term, TERMS.layWord * (entry?.weight ?? 0));
      }
    }
    for (const said of findLegalWords(plain)) {
      const weight = TERMS.legalWord * (legalWordOf.get(said.toLowerCase())?.weight ?? 0);
      for (const term of heldMeanings(said).flatMap(termsOf)) add(term, weight);
    }
    return weights;
  }

  /** What is looked for beside the person's words, each with the words it was added for. */
  function additions(amounts: readonly WrittenAmount[], sayings: readonly string[]): readonly RewriteStep[] {
    const figures = amounts.map(({ said, figure }) => `${said} → ${figure}`);
    const meanings = [...new Set(sayings)].map(
      (said) => `${said} → ${(layWordOf.get(said.toLowerCase())?.mean ?? []).join('、')}`,
    );
    return [
      ...(figures.length > 0 ? [{ step: '数字', text: figures.join('；') }] : []),
      ...(meanings.length > 0 ? [{ step: '政策用语', text: meanings.join('；') }] : []),
    ];
  }

  function subjectOf(content: string, amounts: readonly WrittenAmount[]): readonly SubjectPart[] {
    const sayings = findLayWords(content);
    const rest = [...sayings, ...amounts.map(({ said }) => said)].reduce(
      (text, said) => text.replace(said, ' '),
      content,
    );
    const own = [...new Set(words(rest))].filter((word) => CONTENT_WORD.test(word) && !weakWords.has(word));
    return [
      ...own.map((word): SubjectPart => ({ said: word, readings: [tokenize(word)], own: true })),
      ...amounts.map(
        ({ said, figure }): SubjectPart => ({ said, readings: [tokenize(said), tokenize(figure)], own: false }),
      ),
      ...[...new Set(sayings)].flatMap((said): SubjectPart[] => {
        const meanings = layWordOf.get(said.toLowerCase())?.mean ?? [];
        // The saying itself is the person's writing, capitals and all.
        const readings = [tokenize(said), ...meanings.map(termsOf)]
          .map((terms) => terms.filter((term) => !weakTerms.has(term)))
          .filter((terms) => terms.length > 0);
        return readings.length > 0 ? [{ said, readings, own: false }] : [];
      }),
    ];
  }

  return (message) => {
    const steps: RewriteStep[] = [{ step: '原文', text: message }];
    const run = (text: string, rewriting: Rewriting, shown = (words: string): string => words): string =>
      rewriting.reduce((before, [step, apply]) => {
        const after = apply(before);
        if (after !== before) steps.push({ step, text: shown(after) });
        return after;
      }, text);
    const runShielded = (text: string, rewriting: Rewriting): string => {
      const shielded = shieldNames(text, names());
      return shielded.restore(run(shielded.text, rewriting, shielded.restore));
    };
    const spoken = runShielded(run(message, clean), speakMandarin);
    const plain = runShielded(run(spoken, simplify), correct);
    const content = dropFillers(plain).replace(/\s+/gu, ' ').trim() || plain;
    const types = vocabulary.questionCues
      .filter(({ cues }) => cues.some((cue) => plain.includes(cue)))
      .map(({ type }) => type);
    if (content !== plain) steps.push({ step: '去掉客套', text: content });
    const amounts = readAmounts(plain);
    const sayings = findLayWords(plain);
    steps.push(...additions(amounts, sayings));
    return {
      plain,
      terms: [...weigh(plain, amounts, sayings)],
      subject: subjectOf(content, amounts),
      types,
      placeTerms: new Set(findPlaces(plain).flatMap(termsOf)),
      steps,
    };
  };
}

/** Takes politeness, question shells and punctuation out of a text: what is left is its own subject. */
export function createStripper({ fillers }: Vocabulary): (text: string) => string {
  const words = [...fillers.drop].sort((a, b) => b.length - a.length);
  const strip = compileReplacements(words.map((from) => ({ from, to: ' ' })));
  return (text) => strip(text).replace(/[\s\p{P}\p{S}]+/gu, '');
}
