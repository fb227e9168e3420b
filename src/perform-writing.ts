import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { type ReadFile, readSources } from './adapters/readers/source-files.js';
import type { Ingest } from './assemble-ingest.js';
import type { DocumentId } from './domain/ids.js';
import type { ReadOutcome, SourceFile } from './ports/document-reader.js';
import { addDocuments } from './publication/add-documents.js';
import { keepDraft, keepDrafts } from './publication/keep-draft.js';
import { publishDrafts } from './publication/publish-drafts.js';
import { type PutOutcome, putDocument } from './publication/put-document.js';
import { withdrawDocument } from './publication/withdraw-document.js';
import type { WriteRequest, Writings } from './publication/writings.js';

/** What came of it, and whether the index is to be brought up to date. */
interface Performed {
  readonly result: Writings[keyof Writings]['told'];
  readonly isChanged: boolean;
}

/** Does one piece of writing, as the only writer. */
export async function performWriting(request: WriteRequest, { publication: parts, read }: Ingest): Promise<Performed> {
  // Duplicates are looked for where an index is open, by whoever looks at the draft.
  const drafting = { ...parts, index: null };
  switch (request.kind) {
    case 'ingest': {
      const note = { by: request.by, from: null };
      const result = await addDocuments(readSources(request.paths, read), parts, {
        ...request,
        keepDraft: async (source) => {
          const kept = await keepDraft(source, null, note, drafting);
          return 'draft' in kept ? kept.draft.id : null;
        },
      });
      return { result, isChanged: result.added.length + result.replaced.length > 0 };
    }
    case 'draft':
      return {
        result: await keepDrafts(withOriginals(request.paths, read), { by: request.by, from: null }, drafting),
        isChanged: false,
      };
    case 'propose':
      return { result: await keepDrafts(readOne(request.file, read), request, drafting), isChanged: false };
    case 'put': {
      const batch = new Set<DocumentId>();
      const result: PutOutcome[] = [];
      for await (const each of readOne(request.file, read)) {
        result.push(await putDocument(each, request, batch, drafting));
      }
      return { result, isChanged: result.some(({ state }) => state === 'published' || state === 'replaced') };
    }
    case 'publish': {
      const result = await publishDrafts(request.draftIds, request, parts);
      return { result, isChanged: result.published.length > 0 };
    }
    case 'discard':
      return { result: await parts.drafts.remove(request.draftId), isChanged: false };
    case 'withdraw': {
      const isChanged = await withdrawDocument(request.id, request, parts);
      return { result: isChanged, isChanged };
    }
    default:
      return request satisfies never;
  }
}

/** What is read of paths, with the file itself where it holds one document. */
async function* withOriginals(paths: readonly string[], read: ReadFile) {
  const originals = new WeakMap<ReadOutcome, SourceFile>();
  const remembering: ReadFile = async (file) => {
    const outcome = await read(file);
    originals.set(outcome, file);
    return outcome;
  };
  for await (const outcome of readSources(paths, remembering)) {
    yield { outcome, original: originals.get(outcome) ?? null };
  }
}

/** The documents of one file that lies in no folder. */
async function* readOne(file: SourceFile, read: ReadFile) {
  if (extname(file.name).toLowerCase() !== '.jsonl') {
    yield { outcome: await read(file), original: file };
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'yuece-lines-'));
  try {
    const path = join(folder, basename(file.name));
    await writeFile(path, file.bytes);
    for await (const outcome of readSources([path], read)) yield { outcome, original: null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
