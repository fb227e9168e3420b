import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parrot } from '../support/parrot-model.js';
import { startModelServer } from '../support/scripted-model-server.js';
import { runCommand, runProcess } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const search = {
  id: 'search',
  q: '省里怎么支持机器人企业',
  kind: 'lay',
  expect: { outcome: ['answered'], clauses: ['11'] },
};
const common = ['--data-dir', folder.seedData('data'), '--as-of', '2025-01-01'];

const right = {
  id: 'right',
  q: '第13条讲了什么？',
  kind: 'clause-reference',
  expect: { outcome: ['answered'], clauses: ['13'] },
};
const greeting = { id: 'greeting', q: '您好', kind: 'greeting', expect: { outcome: ['greeting'] } };
const wrong = { ...right, id: 'wrong', expect: { outcome: ['answered'], clauses: ['14'] } };

describe('evaluate', () => {
  it('prints the figures, writes the report, and ends with 0 where every gate is met', async () => {
    const report = folder.path('report.html');
    const file = folder.file('good.jsonl', [right, greeting]);
    const { code, stdout, stderr } = await runProcess(['evaluate', file, '--report', report, ...common]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^题集 good，共 2 题\n/u);
    expect(stderr).toContain(`报告：${report}`);
    expect(readFileSync(report, 'utf8')).toContain('<html');
  });

  it('ends with 1 where a gate is missed, and names the questions that failed', async () => {
    const file = folder.file('bad.jsonl', [right, wrong]);
    const { code, stdout } = await runCommand(
      'evaluate',
      file,
      '--report',
      folder.path('bad.html'),
      '--json',
      ...common,
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ set: 'bad', passed: false, questions: 2, failed: ['wrong'] });
  });

  it('--blind keeps every question out of output and report', async () => {
    const file = folder.file('blind.jsonl', [right, wrong]);
    const report = folder.path('blind.html');
    const { stdout } = await runCommand('evaluate', file, '--report', report, '--json', '--blind', ...common);
    expect(JSON.parse(stdout)).not.toHaveProperty('failed');
    expect(`${stdout}${readFileSync(report, 'utf8')}`).not.toContain('讲了什么');
  });

  it.each([
    ['is not there', null, '读不到问题文件'],
    ['has a line of another form', [right, { id: 'x', q: '问' }], '.jsonl:2：'],
    ['has an id twice', [right, right], '.jsonl:2'],
  ])('names a file that %s, with 1', async (_why, lines, complaint) => {
    const file = lines === null ? folder.path('none.jsonl') : folder.file('faulty.jsonl', lines);
    const report = folder.path('never.html');
    const { code, stdout, stderr } = await runCommand('evaluate', file, '--report', report, '--json', ...common);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(complaint);
    expect(existsSync(report)).toBe(false);
  });
});

describe('evaluate --engine model', () => {
  it('reports faithfulness, tokens and time, and gives the same figures from the recorded replies', async () => {
    const server = await startModelServer(parrot);
    const file = folder.file('model.jsonl', [search, greeting]);
    const replies = folder.path('replies.jsonl');
    const words = ['evaluate', file, '--report', folder.path('model.html'), '--engine', 'model', ...common];
    const figuresOf = (stdout: string) => {
      const { measures, model } = JSON.parse(stdout);
      const { wording: _, first: __, ...counts } = model;
      return { measures, counts };
    };
    vi.stubEnv('YUECE_LLM_BASE_URL', server.baseUrl);
    vi.stubEnv('YUECE_LLM_MODEL', 'parrot');
    const asked = await runCommand(...words, '--record', replies, '--json');
    vi.unstubAllEnvs();
    await server.close();
    const { measures, counts } = figuresOf(asked.stdout);
    expect(counts).toMatchObject({ model: 'parrot', asked: 1, worded: 1, faithfulness: expect.any(Number) });
    expect(counts.disbelieved).toMatchObject({ figure: 1 });
    expect(counts.faithfulness).toBeLessThan(1);
    expect(measures.inventedFigures.count).toBe(0);

    const again = await runCommand(...words, '--replay', replies, '--json');
    expect(again.code).toBe(0);
    expect(figuresOf(again.stdout)).toEqual({ measures, counts });

    const told = await runCommand(...words, '--replay', replies, '--prices', '2,8');
    expect(told.stdout).toMatch(/模型 parrot：请其改写 1 答，采用 1 答[\s\S]*约 0\.00 元/u);
  });

  it('fails where a request was not recorded', async () => {
    const file = folder.file('other.jsonl', [
      { ...search, q: '省里怎么支持养老机构', expect: { outcome: ['answered'] } },
    ]);
    const replies = folder.path('replies.jsonl');
    const report = folder.path('other.html');
    const words = ['evaluate', file, '--report', report, '--engine', 'model', '--replay', replies, ...common];
    const { code, stderr } = await runCommand(...words);
    expect(code).toBe(1);
    expect(stderr).toMatch(/第一处出错：no recording [0-9a-f]{32}/u);
  });

  it('says what is missing where no model is configured', async () => {
    const { code, stderr } = await runCommand(
      'evaluate',
      folder.file('none.jsonl', [search]),
      '--engine',
      'model',
      ...common,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('没有配置语言模型，请先设置 YUECE_LLM_BASE_URL');
  });
});
