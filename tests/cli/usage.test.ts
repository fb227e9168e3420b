import { describe, expect, it } from 'vitest';
import { runCommand, runProcess } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const COMMANDS = ['ask', 'search', 'clause', 'documents', 'ingest', 'evaluate', 'fit-decision', 'models', 'serve'];
const folder = temporaryFolder();
const dataDir = ['--data-dir', folder.path('data')];

describe('help', () => {
  it('of the program names every command, in Chinese, on stdout', async () => {
    const { code, stdout, stderr } = await runProcess(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} .*[\\u4e00-\\u9fff]`, 'mu'));
    expect(stdout).toContain('用法：');
    expect(stderr).toBe('');
  });

  it.each(COMMANDS)('of %s is Chinese throughout', async (command) => {
    const { code, stdout } = await runCommand(command, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^用法： yuece \S+ \[选项\]/u);
    // Left over from the argument parser it would be English.
    expect(stdout).not.toMatch(/Usage|Options|Arguments|Commands|\[options\]|display help|default:/u);
    const described = stdout.split('\n').filter((line) => /^ {2}-/u.test(line));
    expect(described.length).toBeGreaterThan(0);
    for (const line of described) expect(line).toMatch(/[\u4e00-\u9fff]/u);
  });

  it('is asked for by the command “help” too', async () => {
    const [asCommand, asOption] = [await runCommand('help', 'search'), await runCommand('search', '--help')];
    expect(asCommand).toEqual(asOption);
  });
});

describe('wrong usage ends with 2, says what is wrong in Chinese on stderr, and prints nothing on stdout', () => {
  it.each([
    ['an unknown command', ['nonsense'], '没有命令“nonsense”'],
    ['a command mistyped', ['serch', '算力'], '（是否想输入 search'],
    ['an unknown option', ['ask', '算力', '--jason'], '没有选项“--jason”'],
    ['no question', ['ask'], '请给出一个问题'],
    ['a question and a file', ['ask', '算力', '--batch', 'some.jsonl'], '请给出一个问题'],
    ['nothing to search for', ['search'], '请给出检索词'],
    ['no clause', ['clause'], '缺少参数“编号”'],
    ['nothing to ingest', ['ingest'], '缺少参数'],
    ['too many arguments', ['documents', 'one', 'two'], '参数过多'],
    ['an option without its value', ['ask', '算力', '--as-of'], '缺少值'],
    ['a month that is none', ['ask', '算力', '--as-of', '2024-13-01'], '日期应写作 YYYY-MM-DD'],
    ['a language that is not spoken', ['ask', '算力', '--locale', 'fr'], '无效'],
    ['a day that is none', ['search', '算力', '--as-of', '2025-02-29'], '日期应写作 YYYY-MM-DD'],
    ['a date written otherwise', ['ask', '算力', '--as-of', '2025/1/1'], '日期应写作 YYYY-MM-DD'],
    ['no hits wanted', ['search', '算力', '--limit', '0'], '应为正整数'],
    ['half a hit wanted', ['search', '算力', '--limit', '1.5'], '应为正整数'],
    ['a port out of range', ['serve', '--port', '65536'], '应为 0 至 65535 的整数'],
    ['a baseline to update and none given', ['evaluate', 'some.jsonl', '--update-baseline'], '须与 --baseline 同用'],
  ])('%s', async (_why, words, complaint) => {
    const [command = '', ...rest] = words;
    const { code, stdout, stderr } = await runCommand(command, ...(rest.length > 0 ? dataDir : []), ...rest);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(complaint);
    expect(stderr).toContain('使用 --help 查看用法。');
    expect(stderr).not.toMatch(/error|invalid|missing/iu);
  });

  it('as a process too, and no command at all shows the commands', async () => {
    expect(await runProcess(['ask', '--as-of', '昨天', '算力'])).toMatchObject({ code: 2, stdout: '' });
    const bare = await runProcess([]);
    expect(bare).toMatchObject({ code: 2, stdout: '' });
    expect(bare.stderr).toContain('命令：');
  });
});

describe('a wrong environment', () => {
  it('stops a command with one list of what is wrong', async () => {
    const { code, stdout, stderr } = await runProcess(['documents'], { PORT: 'abc', YUECE_RATE_LIMIT: '0' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/配置有误：PORT：应为数字；YUECE_RATE_LIMIT：应为正整数/u);
  });
});
