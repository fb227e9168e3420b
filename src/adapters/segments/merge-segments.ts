import type { DocumentId } from '../../domain/ids.js';
import type { StoredDocument } from './clause-records.js';
import { PASSAGE_FIELDS } from './pack-segment.js';
import { eachPosting, packLists } from './postings.js';
import { type Section, type Sections, sectionOf } from './sections.js';
import type { SectionWriter } from './segment-files.js';
import { openStrings, packStrings } from './string-table.js';

/** A segment to be merged. Its sections are read as they are needed and let go again: it may be larger than memory allows. */
export interface MergeInput {
  readonly read: (...names: readonly string[]) => Promise<Sections>;
  readonly removed: ReadonlySet<DocumentId>;
}

/** The rows of one live document in its segment, and how far their numbers move. */
interface Rows {
  readonly stored: StoredDocument;
  readonly number: number;
  readonly clause: number;
  readonly passage: number;
}

interface LiveInput extends MergeInput {
  readonly live: readonly Rows[];
}

/** Writes the live documents of several segments as the sections of one, in the order given. `writerFor` is told how many passages it has. */
export async function mergeSegments(
  inputs: readonly MergeInput[],
  dimension: number,
  writerFor: (passages: number, fill: (writer: SectionWriter) => Promise<void>) => Promise<void>,
): Promise<void> {
  const all: LiveInput[] = [];
  for (const input of inputs) all.push({ ...input, live: await liveRows(input) });
  const passages = all.reduce((sum, { live }) => sum + live.reduce((own, { stored }) => own + stored.passages, 0), 0);
  await writerFor(passages, async (writer) => {
    const documents = all.flatMap(({ live }) => live.map(({ stored }) => stored));
    await writer.add('documents', [Buffer.from(JSON.stringify(documents))]);
    await writer.add('clauses', withEmpty(Buffer.alloc(0), clauseBytes(all)));
    await writer.add('clauseStarts', [await clauseStarts(all)]);
    for (const [name, section] of packStrings('ids', await clauseIds(all))) await writer.add(name, [section]);
    await writer.add('passages', withEmpty(new Uint32Array(0), passageRows(all)));
    await writer.add('vectors', withEmpty(new Float32Array(0), rowsOf(all, 'vectors', 'f32', dimension)));
    await writer.add('textKeys', withEmpty(new BigUint64Array(0), rowsOf(all, 'textKeys', 'u64', 1)));
    await mergeFamilies(writer, all, 'terms', ['passageTerms', 'documentTerms']);
    await mergeFamilies(writer, all, 'words', ['documentWords']);
    await mergeFamilies(writer, all, 'phrases', ['documentPhrases']);
  });
}

async function liveRows({ read, removed }: MergeInput): Promise<readonly Rows[]> {
  const bytes = sectionOf(await read('documents'), 'documents', 'u8');
  const stored = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  const live: Rows[] = [];
  let [clause, passage] = [0, 0];
  (stored as readonly StoredDocument[]).forEach((each, number) => {
    if (!removed.has(each.document.id)) live.push({ stored: each, number, clause, passage });
    clause += each.clauses;
    passage += each.passages;
  });
  return live;
}

/** A section may turn out empty; its kind is known nevertheless. */
async function* withEmpty(empty: Section, pieces: AsyncIterable<Section>): AsyncGenerator<Section> {
  yield empty;
  yield* pieces;
}

async function* clauseBytes(inputs: readonly LiveInput[]): AsyncGenerator<Section> {
  for (const { read, live } of inputs) {
    const sections = await read('clauses', 'clauseStarts');
    const bytes = sectionOf(sections, 'clauses', 'u8');
    const starts = sectionOf(sections, 'clauseStarts', 'u32');
    for (const { stored, clause } of live) yield bytes.subarray(starts[clause], starts[clause + stored.clauses]);
  }
}

async function clauseStarts(inputs: readonly LiveInput[]): Promise<Uint32Array> {
  const count = inputs.reduce((sum, { live }) => sum + live.reduce((own, { stored }) => own + stored.clauses, 0), 0);
  const merged = new Uint32Array(count + 1);
  let at = 0;
  for (const { read, live } of inputs) {
    const starts = sectionOf(await read('clauseStarts'), 'clauseStarts', 'u32');
    for (const { stored, clause } of live) {
      for (let row = clause; row < clause + stored.clauses; row += 1) {
        const length = (starts[row + 1] as number) - (starts[row] as number);
        merged[at + 1] = (merged[at] as number) + length;
        at += 1;
      }
    }
  }
  return merged;
}

async function clauseIds(inputs: readonly LiveInput[]): Promise<readonly string[]> {
  const merged: string[] = [];
  for (const { read, live } of inputs) {
    const ids = openStrings('ids', await read('ids.text', 'ids.starts', 'ids.slots'));
    for (const { stored, clause } of live) {
      for (let row = clause; row < clause + stored.clauses; row += 1) merged.push(ids.at(row));
    }
  }
  return merged;
}

async function* passageRows(inputs: readonly LiveInput[]): AsyncGenerator<Section> {
  let firstClause = 0;
  for (const { read, live } of inputs) {
    const rows = sectionOf(await read('passages'), 'passages', 'u32');
    for (const { stored, clause, passage } of live) {
      const own = rows.slice(passage * PASSAGE_FIELDS, (passage + stored.passages) * PASSAGE_FIELDS);
      for (let at = 0; at < own.length; at += PASSAGE_FIELDS) own[at] = (own[at] as number) - clause + firstClause;
      yield own;
      firstClause += stored.clauses;
    }
  }
}

/** Rows of as many numbers as `width` for each passage, as they are. */
async function* rowsOf(
  inputs: readonly LiveInput[],
  name: string,
  kind: 'f32' | 'u64',
  width: number,
): AsyncGenerator<Section> {
  for (const { read, live } of inputs) {
    const rows = sectionOf(await read(name), name, kind);
    for (const { stored, passage } of live) yield rows.subarray(passage * width, (passage + stored.passages) * width);
  }
}

/** Merges a table of strings with the postings that are numbered by it. Strings that no live row holds any more stay: they cost little. */
async function mergeFamilies(
  writer: SectionWriter,
  inputs: readonly LiveInput[],
  table: string,
  families: readonly string[],
): Promise<void> {
  const numbers = new Map<string, number>();
  const numberOf: Uint32Array[] = [];
  for (const { read } of inputs) {
    const strings = openStrings(table, await read(`${table}.text`, `${table}.starts`, `${table}.slots`));
    numberOf.push(
      Uint32Array.from({ length: strings.size }, (_, number) => {
        const text = strings.at(number);
        const known = numbers.get(text) ?? numbers.size;
        numbers.set(text, known);
        return known;
      }),
    );
  }
  for (const [name, section] of packStrings(table, [...numbers.keys()])) await writer.add(name, [section]);
  for (const family of families) {
    const parts: Sections[] = [];
    for (const { read } of inputs) {
      parts.push(await read(...['starts', 'holders', 'codes', 'values'].map((part) => `${family}.${part}`)));
    }
    const holders = newHolders(inputs, family);
    const merged = packLists(family, numbers.size, (visit) => {
      parts.forEach((sections, at) => {
        eachPosting(family, sections, (term, holder, weight) => {
          const moved = holders[at]?.[holder] ?? -1;
          if (moved >= 0) visit(numberOf[at]?.[term] as number, moved, weight);
        });
      });
    });
    for (const [name, section] of merged) await writer.add(name, [section]);
  }
}

/** For each input the new number of each holder, passage or document; -1 where its document is gone. */
function newHolders(inputs: readonly LiveInput[], family: string): readonly Int32Array[] {
  const byPassage = family.startsWith('passage');
  let next = 0;
  return inputs.map(({ live }) => {
    const last = live.at(-1);
    const size = last ? (byPassage ? last.passage + last.stored.passages : last.number + 1) : 0;
    const moved = new Int32Array(size).fill(-1);
    for (const { stored, number, passage } of live) {
      const rows = byPassage ? stored.passages : 1;
      for (let row = 0; row < rows; row += 1) moved[(byPassage ? passage : number) + row] = next + row;
      next += rows;
    }
    return moved;
  });
}
