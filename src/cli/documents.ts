import type { Command } from 'commander';
import { type Validity, validityOn } from '../domain/policy-document.js';
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
      const index = yuece.index();
      const today = yuece.clock.today();
      const documents = index
        .documents()
        .map(
          ({
            id,
            title,
            docNumber,
            issuer,
            region,
            issuedOn,
            publishedOn,
            effectiveOn,
            expiresOn,
            url,
            ...document
          }) => ({
            id,
            title,
            docNumber,
            issuer,
            region,
            issuedOn,
            publishedOn,
            effectiveOn,
            expiresOn,
            validity: validityOn(
              { ...document, id, title, docNumber, issuer, region, issuedOn, publishedOn, effectiveOn, expiresOn, url },
              today,
            ),
            url,
            clauseCount: index.clausesOf(id).filter((clause) => clause.searchable).length,
          }),
        );
      if (options.json) printJson({ documents });
      else {
        printText(
          documents
            .map(
              (each) =>
                `${each.id}　《${each.title}》${each.docNumber ? `（${each.docNumber}）` : ''}　${VALIDITY[each.validity]}　${each.clauseCount} 条`,
            )
            .join('\n') || '尚未收录文件。',
        );
      }
      await yuece.close();
    });
}
