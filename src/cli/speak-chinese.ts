import type { Command } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '通用选项：',
};

const inChinese = (usage: string): string => usage.replace('[options]', '[选项]').replace('[command]', '[命令]');

/** Complaints of the argument parser, with what was complained of kept. */
const COMPLAINTS: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/u, '缺少参数“$1”'],
  [/^error: unknown option '(.+?)'/u, '没有选项“$1”'],
  [/^error: unknown command '(.+?)'/u, '没有命令“$1”'],
  [/^error: option '(.+?)' argument missing/u, '选项“$1”缺少值'],
  [/^error: too many arguments.*/u, '参数过多'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\.?/u, '选项“$1”的值“$2”无效。'],
  [/\(Did you mean (.+?)\?\)/u, '（是否想输入 $1）'],
];

/** Turns the help and the complaints of a program and its commands into Chinese. */
export function speakChinese(program: Command): void {
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .helpOption('-h, --help', '显示帮助')
      .configureHelp({
        styleTitle: (title) => TITLES[title] ?? title,
        styleUsage: inChinese,
        styleSubcommandTerm: inChinese,
        styleOptionDescription: (text) => text.replace(/ \(default: "?(.+?)"?\)$/u, '，默认 $1'),
      })
      .configureOutput({
        outputError: (text, write) => {
          const chinese = COMPLAINTS.reduce((line, [pattern, words]) => line.replace(pattern, words), text);
          write(`${chinese.trimEnd()}\n使用 --help 查看用法。\n`);
        },
      });
  }
  program.helpCommand('help [命令]', '显示命令的帮助').showSuggestionAfterError();
}
