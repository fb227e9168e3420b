import type { Label } from './routing.js';

/**
 * One spelling and what it is read as. `to` may be empty: the word carries no meaning for search. Where `from` equals
 * `to` the word is protected: a shorter entry must not match inside it.
 */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** Everyday words and the policy words they point at; added to a question beside its own words, never instead of them. */
export interface LayWord {
  readonly say: readonly string[];
  readonly mean: readonly string[];
  /** Weight of the added words against the person's own, 0–1 exclusive of 0. */
  readonly weight: number;
  readonly theme: string;
}

/** Words that say little about what is asked. */
export interface Fillers {
  /** Politeness, hesitation and the shells of questions: never content. */
  readonly drop: readonly string[];
  /** Words that occur everywhere in the subject: content, but with a low weight. */
  readonly weak: readonly string[];
}

/** What a question wants to be told. */
export const QUESTION_TYPES = [
  'figure',
  'date',
  'body',
  'place',
  'procedure',
  'measures',
  'yes_no',
  'reason',
  'list',
  'comparison',
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** The wordings by which one type of question is known. */
export interface QuestionCues {
  readonly type: QuestionType;
  readonly cues: readonly string[];
}

/**
 * A topic that another door serves. `always`: no policy could answer it, so it is screened out before the search.
 * `no_basis`: another office's business, named only where the indexed documents have no answer.
 */
export interface OutOfScopeTopic {
  readonly topic: string;
  /** What a message about it is. */
  readonly label: Label;
  readonly when: 'always' | 'no_basis';
  readonly cues: readonly string[];
  /** Where to turn instead, as a full sentence for the person; empty where there is no such office. */
  readonly door: string;
  /** The same in English; `door` itself where it is not translated. */
  readonly doorEnglish: string;
}

/** A place and the place it lies in (`name` of another entry, or null for a country or a province of China). */
export interface Place {
  readonly name: string;
  /** What people say for it, `name` itself not repeated. */
  readonly shortNames: readonly string[];
  /** One-character sign of a Chinese province (粤, 沪); to be trusted only inside a document number or a joint name. */
  readonly sign: string | null;
  readonly kind: 'country' | 'province' | 'city' | 'district' | 'area';
  readonly within: string | null;
}

/** A line of business and the names by which people call it; a text that holds one of them speaks of it. */
export interface Trade {
  readonly trade: string;
  readonly names: readonly string[];
}

/** What a sentence in other words may say beside the words of the clause that it rests on. */
export interface Explaining {
  /** Words that connect and explain and claim nothing: 也就是说, 方面, 例如. */
  readonly plain: readonly string[];
  /** Groups of words any of which says the same as any other: 提升, 提高. */
  readonly alike: readonly (readonly string[])[];
  /** Everyday words and the words they stand for, never the reverse: 看病 for 医疗. */
  readonly means: readonly { readonly say: readonly string[]; readonly mean: readonly string[] }[];
  /** Words of consequence to somebody's money, rights, duties or dates: a clause must have them itself. */
  readonly weighty: readonly string[];
  /** Those who act or receive: bodies, kinds of enterprises, groups of people. */
  readonly roles: readonly string[];
}

/** The data by which people's words are understood. Every list of replacements is ordered longest `from` first. */
export interface Vocabulary {
  /** Cantonese to Mandarin; to be applied before traditional characters are simplified. */
  readonly cantonese: readonly Replacement[];
  /** Hong Kong and Taiwan words, already in simplified characters, to mainland words. */
  readonly regionalWords: readonly Replacement[];
  /** Lower-case English words and phrases to Chinese; match whole words only. */
  readonly englishTerms: readonly Replacement[];
  /** Misspellings by sound or shape to the word that was meant. */
  readonly typos: readonly Replacement[];
  /** Groups of characters that are taken for one another by eye; no character is in two. */
  readonly alikeShapes: readonly (readonly string[])[];
  readonly layWords: readonly LayWord[];
  /** Everyday words and what statutes call it; a meaning counts only where the corpus has its words. */
  readonly legalWords: readonly LayWord[];
  readonly fillers: Fillers;
  readonly questionCues: readonly QuestionCues[];
  readonly outOfScope: readonly OutOfScopeTopic[];
  readonly places: readonly Place[];
  readonly trades: readonly Trade[];
  readonly explaining: Explaining;
}
