import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../domain/failure.js';
import { LABELS } from '../../domain/routing.js';
import {
  type Explaining,
  type OutOfScopeTopic,
  type Place,
  QUESTION_TYPES,
  type Replacement,
  type Vocabulary,
} from '../../domain/vocabulary.js';
import { readSeedLines } from './read-seed-lines.js';

/**
 * Reads the vocabulary from the `.jsonl` files of a folder (`seeds/vocabulary/README.md` describes them).
 * Throws a `configuration` Failure that names file and line for a missing file, a line that does not fit, or a word given twice.
 */
export function readVocabulary(folder: string): Vocabulary {
  const fillers = readLines(folder, 'fillers.jsonl', fillerLine, (line) => line.words);
  const wordsOf = (kind: 'drop' | 'weak') => fillers.filter((line) => line.kind === kind).flatMap((line) => line.words);
  return {
    cantonese: readReplacements(folder, 'cantonese.jsonl'),
    regionalWords: readReplacements(folder, 'regional-words.jsonl'),
    englishTerms: readReplacements(folder, 'english-terms.jsonl'),
    typos: readReplacements(folder, 'typos.jsonl'),
    alikeShapes: readLines(folder, 'alike-shapes.jsonl', alikeShapesLine, (line) => line.alike).map(
      (line) => line.alike,
    ),
    layWords: readLines(folder, 'lay-words.jsonl', layWordLine, (line) => line.say),
    legalWords: readLines(folder, 'legal-words.jsonl', layWordLine, (line) => line.say),
    fillers: { drop: wordsOf('drop'), weak: wordsOf('weak') },
    questionCues: readLines(folder, 'question-types.jsonl', questionCuesLine, (line) => line.cues),
    outOfScope: readLines(folder, 'out-of-scope.jsonl', outOfScopeLine, (line) => line.cues).map(toTopic),
    places: readLines(folder, 'places.jsonl', placeLine, (line) => [line.name, ...line.shortNames]).map(toPlace),
    trades: readLines(folder, 'trades.jsonl', tradeLine, (line) => line.names),
    explaining: readExplaining(folder),
  };
}

const word = z.string().trim().min(1);
const words = z.array(word).min(1);

const replacementLine = z.union([
  z.strictObject({ from: words, to: z.string().trim() }),
  z.strictObject({ keep: words }),
]);
const layWordLine = z.strictObject({
  say: words,
  mean: words,
  weight: z.number().positive().max(1).default(0.5),
  theme: word,
});
const alikeShapesLine = z.strictObject({ alike: z.array(z.string().length(1)).min(2) });
const fillerLine = z.strictObject({ kind: z.enum(['drop', 'weak']), words });
const questionCuesLine = z.strictObject({ type: z.enum(QUESTION_TYPES), cues: words });
const outOfScopeLine = z.strictObject({
  topic: word,
  label: z.enum(LABELS),
  when: z.enum(['always', 'no_basis']),
  cues: words,
  door: z.string().trim(),
  doorEn: word.optional(),
});
const placeLine = z.strictObject({
  name: word,
  shortNames: z.array(word).default([]),
  sign: z.string().length(1).optional(),
  kind: z.enum(['country', 'province', 'city', 'district', 'area']),
  within: word.optional(),
});
const tradeLine = z.strictObject({ trade: word, names: words });
const explainingLine = z.union([
  z.strictObject({ kind: z.enum(['plain', 'alike', 'weighty', 'role']), words }),
  z.strictObject({ kind: z.literal('means'), say: words, mean: words }),
]);

function readExplaining(folder: string): Explaining {
  const lines = readLines(folder, 'explaining-words.jsonl', explainingLine, () => []);
  const listed = (kind: 'plain' | 'alike' | 'weighty' | 'role'): readonly (readonly string[])[] =>
    lines.flatMap((line) => (line.kind === kind ? [line.words] : []));
  return {
    plain: listed('plain').flat(),
    alike: listed('alike'),
    means: lines.flatMap((line) => (line.kind === 'means' ? [{ say: line.say, mean: line.mean }] : [])),
    weighty: listed('weighty').flat(),
    roles: listed('role').flat(),
  };
}

function toTopic({ doorEn, ...line }: z.infer<typeof outOfScopeLine>): OutOfScopeTopic {
  return { ...line, doorEnglish: doorEn ?? line.door };
}

function toPlace(line: z.infer<typeof placeLine>): Place {
  return { ...line, sign: line.sign ?? null, within: line.within ?? null };
}

function readReplacements(folder: string, file: string): Replacement[] {
  const lines = readLines(folder, file, replacementLine, (line) => ('keep' in line ? line.keep : line.from));
  const replacements = lines.flatMap((line) =>
    'keep' in line
      ? line.keep.map((kept) => ({ from: kept, to: kept }))
      : line.from.map((from) => ({ from, to: line.to })),
  );
  return replacements.sort((a, b) => b.from.length - a.from.length);
}

/** One checked entry a line, blank lines passed over. `keysOf` names the words that may stand only once in the file. */
function readLines<Entry>(
  folder: string,
  file: string,
  schema: z.ZodType<Entry>,
  keysOf: (entry: Entry) => readonly string[],
): Entry[] {
  const firstLineOf = new Map<string, number>();
  const entries: Entry[] = [];
  for (const { entry, line, at } of readSeedLines(join(folder, file), schema)) {
    for (const key of keysOf(entry)) {
      const first = firstLineOf.get(key);
      if (first !== undefined) throw new Failure('configuration', `${at}: “${key}” already stands in line ${first}`);
      firstLineOf.set(key, line);
    }
    entries.push(entry);
  }
  return entries;
}
