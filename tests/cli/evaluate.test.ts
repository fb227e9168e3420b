import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommand, runProcess } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const common = ['--data-dir', folder.path('data'), '--as-of', '2025-01-01'];

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
