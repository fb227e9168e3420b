import type { Clause } from '../domain/clause.js';
import { splitSentences } from '../domain/sentences.js';
import type { LayWord } from '../domain/vocabulary.js';
import { keyPhrases, withoutVerbs } from './key-phrases.js';
import { GAPS } from './thresholds.js';

/** What a question was made of. */
export const PARAPHRASE_KINDS = ['heading', 'phrase', 'figure', 'body', 'lay'] as const;
export type ParaphraseKind = (typeof PARAPHRASE_KINDS)[number];

/** A question that the clause should be found by. */
export interface Paraphrase {
  readonly kind: ParaphraseKind;
  readonly question: string;
  /** Words of the clause that it asks for; another clause that holds one of them answers it as well. */
  readonly words: readonly string[];
}

/** 350万辆以上, 50%: what a question asks for; the counter stays in it. Years, 400G and 2024-06-06 are no quantities. */
const QUANTITY =
  /(?<![\dA-Za-z〔[-])\d[\d,.]*(?![\d年月日号条A-DF-Za-df-ln-z/〕-])(?:[%％‰]|[万亿千百]*(元|个|项|家|种|款|台|辆|架|座|所|名|人|件|批|次|EFLOPS|EB|PB|ms)?)/u;
const BOUND = /以上|以内|以下|左右/u;
const YEAR_BEFORE = /^(?:到|至|截至)?\d{4}年(?:底|末)?[，,]?/u;
const COUNTER = /^[个项家种款台辆架座所名人件批次]$/u;
const REACHES = /(?:达到|超过|突破|不高于|不低于|达)$/u;
const LONGEST_FIGURE_FRAGMENT = 30;
/** What the vocabulary lists as said may be a question already; it takes no frame. */
const ASKS = /多少|[怎谁哪吗啥何几]|什么/u;

/**
 * Questions for one clause by rule: its heading, a phrase of each sentence, its figures, who answers for it, and its words as
 * people say them. `rarity` of a phrase in the corpus chooses the phrase of a sentence. Distinct, in a fixed order.
 */
export function paraphraseClause(
  clause: Clause,
  layWords: readonly LayWord[],
  rarity: (phrase: string) => number,
): readonly Paraphrase[] {
  const heading = clause.heading.replace(/[。.]$/u, '');
  const body = bodyOf(clause, heading);
  const phrases = keyPhrases(body, rarity).slice(0, GAPS.mostPhrases);
  const topic = heading === '' ? phrases[0]?.text : withoutVerbs(heading);
  const hasTopic = topic !== undefined && clause.kind !== 'front';
  const all: readonly Paraphrase[] = [
    ...headingQuestions(heading),
    ...phrases.map(({ text, supports }): Paraphrase => {
      const question = supports ? `${text}，政策怎么支持？` : `${text}有什么规定？`;
      return { kind: 'phrase', question, words: [text] };
    }),
    ...splitSentences(body).flatMap(({ text }) => figureQuestions(text)),
    ...(hasTopic ? [{ kind: 'body' as const, question: `${topic}由谁负责？`, words: [topic] }] : []),
    ...layQuestions(clause.text, layWords),
  ];
  return [...new Map(all.map((each) => [each.question, each])).values()];
}

/** The clause without its heading; of the front, which holds the list of a document's facts too, whole sentences alone. */
function bodyOf({ kind, text }: Clause, heading: string): string {
  if (kind !== 'front') return text.startsWith(heading) ? text.slice(heading.length) : text;
  return splitSentences(text)
    .map((sentence) => sentence.text)
    .filter((sentence) => sentence.endsWith('。'))
    .join('\n');
}

function headingQuestions(heading: string): readonly Paraphrase[] {
  if (heading === '') return [];
  const topic = withoutVerbs(heading);
  return [topic === heading ? `${heading}是怎么规定的？` : `怎么${heading}？`, `关于${topic}有哪些政策`].map(
    (question): Paraphrase => ({ kind: 'heading', question, words: [heading] }),
  );
}

/** 新能源汽车年产量达到350万辆以上 → 新能源汽车年产量达到多少辆？ and 新能源汽车年产量的目标是多少？ */
function figureQuestions(sentence: string): readonly Paraphrase[] {
  return sentence.split(/[，；。]/u).flatMap((fragment): Paraphrase[] => {
    const plain = fragment.replace(YEAR_BEFORE, '');
    const match = QUANTITY.exec(plain);
    if (match === null || plain.startsWith('在') || plain.length > LONGEST_FIGURE_FRAGMENT) return [];
    const before = plain.slice(0, match.index);
    const after = plain.slice(match.index + match[0].length).replace(BOUND, '');
    const counter = COUNTER.test(match[1] ?? '') ? match[1] : '';
    const subject = before.replace(REACHES, '');
    const questions = [
      ...(`${before}${after}`.length >= 4 ? [`${before}多少${counter}${after}？`] : []),
      ...(after === '' && subject !== before && subject.length >= 4 ? [`${subject}的目标是多少？`] : []),
    ];
    return questions.map((question): Paraphrase => ({ kind: 'figure', question, words: [subject + after, fragment] }));
  });
}

/** The vocabulary backwards: what people say for words that the clause holds; one question for one stretch of words. */
function layQuestions(text: string, layWords: readonly LayWord[]): readonly Paraphrase[] {
  const byWords = new Map<string, Paraphrase>();
  for (const { say, mean, weight } of layWords) {
    const words = weight < GAPS.nearSynonym ? undefined : mean.find((each) => text.includes(each));
    const said = say.find((each) => !text.includes(each) && !ASKS.test(each));
    if (words === undefined || said === undefined || byWords.has(words)) continue;
    byWords.set(words, { kind: 'lay', question: `${said}方面有什么政策？`, words: mean });
  }
  return [...byWords.values()].slice(0, GAPS.mostLayWords);
}
