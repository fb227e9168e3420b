import type { Command } from 'commander';
import type { DraftSummary } from '../domain/publication.js';
import { renderReport } from '../publication/render-report.js';
import { refusedFiles } from '../watch-folder.js';
import { dataDirectoryOf, open } from './open.js';
import { by, dataDir, json } from './options.js';
import { noSuch, printJson, printText } from './print.js';

interface DraftOptions {
  readonly by: string;
  readonly json?: boolean;
  readonly dataDir?: string;
}

/** `draft PATH…`: reads files and keeps each as a draft. Exit code 1 where any was refused. */
export function addDraft(program: Command): void {
  program
    .command('draft')
    .description('读取文件，存为草稿待核对，不发布')
    .argument('<路径...>', '文件或文件夹')
    .addOption(by())
    .addOption(json())
    .addOption(dataDir())
    .action(async (paths: string[], options: DraftOptions) => {
      const yuece = await open(options.dataDir);
      try {
        const summary = await yuece.publication.draft(paths, options.by);
        if (options.json) printJson(summary);
        else {
          const { drafts, unchanged, refused } = summary;
          printText(
            [
              `草稿 ${drafts.length} 份，与已发布相同 ${unchanged.length} 份，拒收 ${refused.length} 份。`,
              ...drafts.map(describeDraft),
              ...refused.map(({ origin, reason }) => `拒收 ${origin}：${reason}`),
            ].join('\n'),
          );
        }
        if (summary.refused.length > 0) process.exitCode = 1;
      } finally {
        await yuece.close();
      }
    });
}

/** `drafts [ID]`: the drafts, or the whole report of one. */
export function addDrafts(program: Command): void {
  program
    .command('drafts')
    .description('列出草稿；写明编号时显示一份草稿的核对报告')
    .argument('[草稿编号]', '草稿编号')
    .addOption(json())
    .addOption(dataDir())
    .action(async (id: string | undefined, options: Omit<DraftOptions, 'by'>) => {
      const yuece = await open(options.dataDir);
      try {
        if (id === undefined) {
          const drafts = await yuece.publication.drafts();
          const watched = await refusedFiles(dataDirectoryOf(options.dataDir));
          if (options.json) printJson({ drafts, watched });
          else printText([...drafts.map(describeDraft), ...watched.flatMap(describeFile)].join('\n') || '没有草稿。');
          return;
        }
        const kept = await yuece.publication.review(id);
        if (!kept) throw noSuch('草稿', id);
        if (options.json) printJson(kept);
        else printText(renderReport(kept));
      } finally {
        await yuece.close();
      }
    });
}

function describeDraft({ id, documentId, title, origin, fault, published }: DraftSummary): string {
  const state = fault === null ? (published === 'other' ? '可替换' : '可发布') : `须具名发布：${fault}`;
  return `${id}　${documentId}　《${title}》　${origin}　${state}`;
}

function describeFile({ name, refusals }: Awaited<ReturnType<typeof refusedFiles>>[number]): readonly string[] {
  return refusals.map(
    ({ reason, draftId }) => `监视文件夹　${name}　未发布：${reason}${draftId ? `（草稿 ${draftId}）` : ''}`,
  );
}
