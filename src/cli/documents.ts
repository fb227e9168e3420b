import type { Command } from 'commander';
import type { PolicyFacts } from '../contract/documents.js';
import type { Validity } from '../domain/policy-document.js';
import { wireDocuments } from '../wire/wire-documents.js';
import { open } from './open.js';
import { asOf, dataDir, json } from './options.js';
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

/** `documents`: what is indexed, and what is known without its text. */
export function addDocuments(program: Command): void {
  program
    .command('documents')
    .description('列出已收录的文件，以及正文未收录的文件')
    .addOption(asOf())
    .addOption(json())
    .addOption(dataDir())
    .action(async (options: { readonly asOf?: string; readonly json?: boolean; readonly dataDir?: string }) => {
      const yuece = await open(options.dataDir);
      try {
        const { documents, uncollected } = wireDocuments(yuece.index(), options.asOf ?? yuece.clock.today());
        if (options.json) return printJson({ documents, uncollected });
        printText(documents.map((each) => `${describe(each)}　${each.clauseCount} 条`).join('\n') || '尚未收录文件。');
        if (uncollected.length > 0)
          printText(
            `\n以下文件正文未收录：\n${uncollected.map((each) => `${describe(each)}　${each.url ?? ''}`.trim()).join('\n')}`,
          );
      } finally {
        await yuece.close();
      }
    });
}

function describe({ id, title, docNumber, validity }: PolicyFacts): string {
  return `${id}　《${title}》${docNumber ? `（${docNumber}）` : ''}　${VALIDITY[validity]}`;
}
