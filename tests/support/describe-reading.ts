import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readSources } from '../../src/adapters/readers/source-files.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { cleanText } from '../../src/ingest/clean-text.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import { printClauseTree } from '../../src/ingest/print-clause-tree.js';
import { readStructure } from '../../src/ingest/read-structure.js';

const romanizer = createPinyinRomanizer();

/**
 * What a file became, for people to read: of each document in it the title and 文号, the facts that the file states beside its
 * text, what was found, and the clauses; or why there is none.
 */
export async function describeReading(path: string): Promise<string> {
  const blocks: string[] = [];
  for await (const outcome of readSources([path])) {
    blocks.push(
      'ok' in outcome
        ? describeDocument(outcome.ok)
        : `=== ${outcome.refusal.origin}\nnot read: ${outcome.refusal.reason}`,
    );
  }
  return `${blocks.join('\n\n') || 'nothing'}\n`;
}

function describeDocument(source: SourceDocument): string {
  const ingested = ingestDocument(source, romanizer);
  const head = `=== ${source.origin}`;
  if (ingested.state === 'refused') return `${head}\nnot parsed: ${ingested.reason}`;
  const { document, clauses, findings } = ingested;
  const { title: _, docNumber: __, ...beside } = source.stated;
  return [
    head,
    `title: ${document.title}`,
    ...(document.docNumber === null ? [] : [`docNumber: ${document.docNumber}`]),
    ...Object.entries(beside).flatMap(([name, fact]) => (fact === undefined ? [] : [`${name}: ${fact}`])),
    ...(source.attachments ?? []).map(({ name, url }) => `attachment: ${name} ${url}`),
    ...findings.map(({ line, message }) => `finding: line ${line}: ${message}`),
    // The searchable ones with a star.
    `clauses: ${clauses.map(({ id, searchable }) => `${id.replace(/^[^#]*#/u, '')}${searchable ? '*' : ''}`).join(' ')}`,
    '---',
    printClauseTree(readStructure(cleanText(source).text).nodes),
  ].join('\n');
}
