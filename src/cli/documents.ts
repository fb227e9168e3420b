import type { Command } from 'commander';
import type { Validity } from '../domain/policy-document.js';
import { wireDocument } from '../wire/wire-documents.js';
import { open } from './open.js';
import { dataDir, json } from './options.js';
import { printJson, printText } from './print.js';

/** Validity in the words of officials. */
const VALIDITY: Readonly<Record<Validity, string>> = {
  in_force: '现行有效',
  not_yet: '尚未施行',
  expired: '已过有效期',
  repealed: '已废止',
  superseded: '已被替代',
  draft: '征求意见稿',
  unknown: '效力不详',
};

/** `documents`: what is indexed. */
export function addDocuments(program: Command): void {
  program
    .command('documents')
    .description('列出已收录的文件')
    .addOption(json())
    .addOption(dataDir())
    .action(async (options: { readonly json?: boolean; readonly dataDir?: string }) => {
      const yuece = await open(options.dataDir);
      try {
        const index = yuece.index();
        const today = yuece.clock.today();
        const documents = index.documents().map((document) => wireDocument(index, document, today));
        if (options.json) printJson({ documents });
        else printText(documents.map(describe).join('\n') || '尚未收录文件。');
      } finally {
        await yuece.close();
      }
    });
}

function describe({ id, title, docNumber, validity, clauseCount }: ReturnType<typeof wireDocument>): string {
  return `${id}　《${title}》${docNumber ? `（${docNumber}）` : ''}　${VALIDITY[validity]}　${clauseCount} 条`;
}
