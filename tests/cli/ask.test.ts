import { describe, expect, it } from 'vitest';
import { chatResponse, MESSAGE_LIMIT } from '../../src/contract/chat.js';
import { runCommand, runProcess } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const dataDir = ['--data-dir', folder.path('data')];
const strictResponse = chatResponse.strict();

const ask = (...words: readonly string[]) => runCommand('ask', ...words, ...dataDir);
const askJson = async (...words: readonly string[]) => {
  const { code, stdout } = await ask(...words, '--json');
  expect(code).toBe(0);
  return strictResponse.parse(JSON.parse(stdout));
};
/** Which clause the answer leans on first. */
const firstCited = (response: unknown): string | undefined => chatResponse.parse(response).citations[0]?.number;

describe('one question', () => {
  it('is answered in words on stdout; the index is built on the way, which only stderr tells', async () => {
    const { code, stdout, stderr } = await runProcess(['ask', '第13条讲了什么？', ...dataDir]);
    expect(code).toBe(0);
    expect(stdout).toContain('**结论**');
    expect(stdout).toContain('到2027年，新能源汽车年产量达到350万辆以上。');
    expect(stdout).toContain('本答复由人工智能');
    expect(stdout).not.toContain('建立索引');
    expect(stderr).toContain('建立索引：共 1 项');
  });

  it('comes as one JSON document of the contract and nothing else', async () => {
    const { code, stdout, stderr } = await runProcess(['ask', '第13条讲了什么？', '--json', ...dataDir]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const response = strictResponse.parse(JSON.parse(stdout));
    expect(response).toMatchObject({ outcome: 'answered', engine: 'extractive' });
    expect(firstCited(response)).toBe('13');
  });

  it('keeps the confidence and its evidence to itself, also where a search decided', async () => {
    const { stdout } = await ask('智能机器人有什么支持', '--json');
    expect(strictResponse.parse(JSON.parse(stdout)).outcome).toBe('answered');
    expect(stdout).not.toMatch(/confidence|signals|unmet/u);
  });

  it('is explained on stderr for staff where that is asked for, and stdout stays as it was', async () => {
    const { stdout, stderr } = await ask('装充电樁補貼幾多錢', '--json', '--explain');
    expect(strictResponse.parse(JSON.parse(stdout)).outcome).toBe('no_basis');
    expect(stderr).toContain('原文　装充电樁補貼幾多錢\n粤语　');
    expect(stderr).toMatch(/结果　no_basis，把握 0\.\d{3}，门槛 0\.\d+\n规则　no-basis-grant/u);
    expect((await ask('你好', '--explain')).stderr).toContain('未经检索判断');
  });

  it('is answered in the language asked for, with the same quotation', async () => {
    const [simplified, english] = [await askJson('第13条'), await askJson('第13条', '--locale', 'en')];
    expect(english.citations).toEqual(simplified.citations);
    expect(english.answer).toMatch(/^\*\*Conclusion\*\*: Measure 13 /u);
  });

  it('is answered for the day asked about: before the policy was issued it does not bind', async () => {
    expect((await askJson('第13条讲了什么？', '--as-of', '2024-01-01')).citations[0]?.validity).toBe('not_yet');
    expect((await askJson('第13条讲了什么？', '--as-of', '2025-01-01')).citations[0]?.validity).toBe('in_force');
  });

  it.each([
    ['blank', '  '],
    ['too long', '问'.repeat(MESSAGE_LIMIT + 1)],
  ])('that is %s is refused with 1', async (_why, question) => {
    const { code, stdout, stderr } = await ask(question, '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`问题应为 1 至 ${MESSAGE_LIMIT} 字。`);
  });
});

describe('--history', () => {
  it.each([
    ['earlier questions', ['第13条讲了什么？']],
    [
      'turns of both sides',
      [
        { role: 'user', content: '第13条讲了什么？' },
        { role: 'assistant', content: '第13条讲的是智能网联汽车。' },
      ],
    ],
  ])('of %s says what “the next one” is next to', async (_why, history) => {
    const file = folder.file('history.json', [JSON.stringify(history)]);
    expect(firstCited(await askJson('下一条呢？', '--history', file))).toBe('14');
    // Without it the same words point at nothing.
    expect(firstCited(await askJson('下一条呢？'))).not.toBe('14');
  });

  it.each([
    ['is not there', null],
    ['is not JSON', '第13条'],
    ['is not a list', '{"role":"user","content":"第13条"}'],
    ['has a turn of nobody', '[{"role":"system","content":"第13条"}]'],
  ])('that %s is named, with 1', async (_why, content) => {
    const file = content === null ? folder.path('none.json') : folder.file('bad.json', [content]);
    const { code, stdout, stderr } = await ask('下一条呢？', '--history', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`历史文件 ${file} 无法读取或格式有误。`);
  });
});

describe('--batch', () => {
  it('answers line by line in order, whichever way a line is written, and prints nothing else', async () => {
    const file = folder.file('questions.jsonl', [
      { id: 'a', q: '第13条讲了什么？' },
      { id: 2, query: '第20条讲了什么？' },
      '',
      { id: 'c', q: '下一条呢？', history: ['第30条讲了什么？'] },
      { id: 'd', q: '第13条讲了什么？', asOf: '2024-01-01' },
    ]);
    const { code, stdout, stderr } = await runProcess(['ask', '--batch', file, ...dataDir]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual(['a', 2, 'c', 'd']);
    for (const { response } of lines) strictResponse.parse(response);
    expect(lines.map(({ response }) => firstCited(response))).toEqual(['13', '20', '31', '13']);
    expect(lines.map(({ response }) => chatResponse.parse(response).citations[0]?.validity).at(-1)).toBe('not_yet');
  });

  it('says the same as asking one by one', async () => {
    const file = folder.file('same.jsonl', [{ id: 1, q: '智能机器人有什么支持' }]);
    const { stdout } = await ask('--batch', file);
    const { answer } = await askJson('智能机器人有什么支持');
    expect(JSON.parse(stdout).response.answer).toBe(answer);
  });

  it.each([
    ['not JSON', '{"id":1,'],
    ['without a question', { id: 1 }],
    ['with a blank question', { id: 1, q: ' ' }],
    ['without an id', { q: '第13条讲了什么？' }],
    ['with a day that is none', { id: 1, q: '第13条讲了什么？', asOf: '2024-13-01' }],
  ])('a line %s is named by its place, with 1; what went before it stands', async (_why, line) => {
    const file = folder.file('bad.jsonl', [{ id: 'good', q: '您好' }, line, { id: 'after', q: '您好' }]);
    const { code, stdout, stderr } = await ask('--batch', file);
    expect(code).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((each) => JSON.parse(each).id),
    ).toEqual(['good']);
    expect(stderr).toContain(`${file}:2 格式有误。`);
  });

  it('a file that is not there is named, with 1', async () => {
    const { code, stdout, stderr } = await ask('--batch', folder.path('none.jsonl'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`无法读取文件 ${folder.path('none.jsonl')}。`);
  });
});
