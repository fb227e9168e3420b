import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/adapters/readers/reader-registry.js';
import type { DocumentReader, ReadOutcome } from '../../src/ports/document-reader.js';
import { goldenFiles } from '../support/golden-files.js';
import { mutateFile, seededRandom } from '../support/mutate-file.js';

/** What a reader is tried on. */
interface Trial {
  /** Folders of `tests/golden` that hold files of its format. */
  readonly golden: readonly string[];
  /** Why it also recognises files of other formats; left out where it must not. */
  readonly recognisesOthersSince?: string;
}

/** Mutated files a reader is given here; many more go through the bench `fuzz`. */
const MUTATED = 150;

/** What every reader must do, alone and behind the registry. */
export function describeReader(reader: DocumentReader, { golden, recognisesOthersSince }: Trial): void {
  const extension = reader.extensions[0] ?? '';
  const own = goldenFiles(...golden);
  const readable = own.filter(({ bytes }) => reader.recognises(bytes));
  const random = seededRandom(2024);
  const others = goldenFiles().map(({ bytes }) => bytes);
  const mutated = Array.from({ length: MUTATED }, (_, at) =>
    mutateFile(own[at % own.length]?.bytes ?? new Uint8Array(), others, random),
  );

  describe(`reader of ${reader.format}`, () => {
    it('never throws: any bytes become a document, or a refusal with the name and a reason in Chinese', async () => {
      const read = async (bytes: Uint8Array): Promise<void> =>
        expectOutcome(await reader.read({ name: `甲${extension}`, bytes }), `甲${extension}`);
      await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), read), { numRuns: 100 });
      for (const bytes of mutated) await read(bytes);
      for (const { bytes } of own) await read(bytes.subarray(0, bytes.length / 2));
    });

    it('recognises files of its format', () => {
      // Those that are damaged beyond recognition are refused, which their expectations say.
      expect(readable.length).toBeGreaterThanOrEqual(Math.min(own.length, 20));
    });

    it.skipIf(recognisesOthersSince !== undefined)('recognises no file of another format', () => {
      const foreign = goldenFiles().filter(({ format }) => !golden.includes(format));
      expect(foreign.length).toBeGreaterThan(40);
      expect(foreign.filter(({ bytes }) => reader.recognises(bytes)).map(({ name }) => name)).toEqual([]);
    });

    it('makes the same document of the same bytes', async () => {
      for (const { name, bytes } of readable) {
        expect(await reader.read({ name, bytes })).toEqual(await reader.read({ name, bytes: Uint8Array.from(bytes) }));
      }
    });

    it('lets no sign through that no document has', async () => {
      for (const bytes of [...mutated, ...own.map((file) => file.bytes)]) {
        const outcome = await readFile({ name: `甲${extension}`, bytes });
        if ('ok' in outcome) expect(outcome.ok.text).not.toMatch(/\ufffd|\p{Surrogate}|(?![\t\n])\p{Cc}/u);
      }
    });

    it('takes a name that climbs for a name', async () => {
      const bytes = readable[0]?.bytes ?? new Uint8Array();
      for (const name of [
        `../../甲${extension}`,
        `/etc/甲${extension}`,
        `..\\..\\甲${extension}`,
        `甲\0${extension}`,
      ]) {
        const outcome = await readFile({ name, bytes });
        expectOutcome(outcome, `甲${extension}`);
        if ('ok' in outcome) expect(outcome.ok.file?.name).toBe(`甲${extension}`);
      }
    });
  });
}

function expectOutcome(outcome: ReadOutcome, name: string): void {
  if ('ok' in outcome) expect(outcome.ok.origin).toBe(name);
  else {
    expect(outcome.refusal.origin).toBe(name);
    expect(outcome.refusal.reason).toMatch(/\p{Script=Han}{2}/u);
  }
}
