import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { checkModels, type ModelsFound } from './check-models.js';
import { json, misuse } from './options.js';
import { printJson, printText } from './print.js';

const JSON_WAYS = { schema: 'JSON Schema', object: 'json_object', words: '只能用文字要求' } as const;
const yes = (value: boolean): string => (value ? '是' : '否');

/** `models check`: tries every configured endpoint and prints what was found; ends with 1 where one does not work. */
export function addModels(program: Command): void {
  const command = program
    .command('models')
    .description('检查已配置的模型服务：check 逐一试用，列出所得')
    .argument('<操作>', 'check')
    .addOption(json());
  command.action(async (operation: string, options: { readonly json?: boolean }) => {
    if (operation !== 'check') misuse(command, `没有操作“${operation}”，可用 check。`);
    const found = await checkModels(readConfig());
    if (options.json) printJson(found);
    else printText(tableOf(found));
    if (Object.values(found).some((each) => each !== null && !each.works)) process.exitCode = 1;
  });
}

function tableOf({ languageModel, embedder, reranker }: ModelsFound): string {
  if (!languageModel && !embedder && !reranker) {
    return '没有配置任何模型服务：答复由原文摘录组成，检索用内置模型。';
  }
  return [
    rowsOf('语言模型', languageModel, (found) => [
      ['流式输出', yes(found.streams)],
      ['告知用量', yes(found.tellsUsage)],
      ['JSON', `${JSON_WAYS[found.json]}，${found.givesJson ? '所得为 JSON' : '所得不是 JSON'}`],
      ['系统角色', yes(found.systemRole)],
      ['可设温度', yes(found.temperature)],
      ['思考内容', found.thinks ? '有，已去除' : '未见'],
      ['首段用时', `${found.firstPieceMs} 毫秒`],
    ]),
    rowsOf('向量模型', embedder, (found) => [
      ['维数', `${found.dimension}`],
      ['一问用时', `${found.queryMs} 毫秒`],
    ]),
    rowsOf('重排模型', reranker, (found) => [
      ['次序合理', yes(found.ordersWell)],
      ['两段用时', `${found.scoreMs} 毫秒`],
    ]),
  ].join('\n\n');
}

function rowsOf<T extends { readonly works: true; readonly model: string }>(
  title: string,
  found: T | { readonly works: false; readonly model: string; readonly fault: string } | null,
  describe: (found: T) => readonly (readonly [name: string, value: string])[],
): string {
  if (found === null) return `${title}　未配置`;
  const head = `${title}　${found.model}　${found.works ? '可用' : '不可用'}`;
  const rows: readonly (readonly [string, string])[] = found.works ? describe(found) : [['原因', found.fault]];
  return [head, ...rows.map(([name, value]) => `  ${name}　${value}`)].join('\n');
}
