import type { Command } from 'commander';
import { parseDocumentId } from '../domain/ids.js';
import type { DocumentVersion, LedgerAction, LedgerEntry } from '../domain/publication.js';
import { open } from './open.js';
import { dataDir, json, positive } from './options.js';
import { noSuch, printJson, printText } from './print.js';

interface VersionsOptions {
  readonly show?: number;
  readonly json?: boolean;
  readonly dataDir?: string;
}

/** `versions ID`: every text that a document had, who published and who ended it. */
export function addVersions(program: Command): void {
  program
    .command('versions')
    .description('列出一份文件的历次文本，及由谁、何时、为何发布或替换')
    .argument('<文件编号>', '文件编号')
    .option('--show <序号>', '显示其中一版的全文', positive)
    .addOption(json())
    .addOption(dataDir())
    .action(async (text: string, options: VersionsOptions) => {
      const id = parseDocumentId(text);
      const yuece = await open(options.dataDir);
      try {
        const versions = id ? await yuece.publication.versions(id) : [];
        if (!id || versions.length === 0) throw noSuch('文件', text);
        if (options.show === undefined) {
          if (options.json) printJson({ versions });
          else printText(versions.map(describe).join('\n'));
          return;
        }
        const version = versions[options.show - 1];
        const source = version ? await yuece.publication.versionText(id, version) : null;
        if (!source) throw noSuch('版本', `${text} 第 ${options.show} 版`);
        if (options.json) printJson(source);
        else printText(source.text);
      } finally {
        await yuece.close();
      }
    });
}

const ACTIONS: Readonly<Record<LedgerAction, string>> = {
  published: '发布',
  corrected: '更正',
  amended: '修改',
  withdrawn: '撤回',
};

function describe({ number, entry, ended, searchedAs }: DocumentVersion): string {
  const began = entry ? describeEntry(entry) : '台账之前收录';
  const override = entry?.override ? `（${entry.override.name}负责：${entry.override.reason}）` : '';
  const end = ended ? `，至${describeEntry(ended)}${ended.from ? `，新文本自 ${ended.from} 起` : ''}` : '，现行';
  const searched = searchedAs ? `　可查询：${searchedAs}` : '　仅存历史';
  return `第 ${number} 版：${began}${override}${end}${searched}`;
}

function describeEntry({ at, by, action, reason }: LedgerEntry): string {
  return `${at} ${by} ${ACTIONS[action]}${reason ? `（${reason}）` : ''}`;
}
