import { describe, expect, it } from 'vitest';
import { clauseDetail, documentList } from '../../src/contract/documents.js';
import { runCommand } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
const dataDir = ['--data-dir', folder.seedData('data')];
const SEED = 'yuebanhan-2024-88';

describe('documents', () => {
  it('lists what is indexed in the form of the contract', async () => {
    const { code, stdout } = await runCommand('documents', '--json', ...dataDir);
    expect(code).toBe(0);
    const { documents, uncollected } = documentList.strict().parse(JSON.parse(stdout));
    // 45 measures, the general aim and the notice before them.
    expect(documents).toMatchObject([
      { id: SEED, docNumber: '粤办函〔2024〕88号', validity: 'in_force', clauseCount: 47 },
    ]);
    expect(uncollected.length).toBeGreaterThan(50);
    expect(uncollected.map(({ id }) => id)).not.toContain(SEED);
  });

  it('lists it for people, a line a document', async () => {
    const { stdout } = await runCommand('documents', ...dataDir);
    const [first, ...others] = stdout.trim().split('\n');
    expect(first).toBe(`${SEED}　《广东省关于人工智能赋能千行百业的若干措施》（粤办函〔2024〕88号）　现行有效　47 条`);
    // What is known without its text stands apart, and has no clauses to count.
    expect(others.slice(0, 2)).toEqual(['', '以下文件正文未收录：']);
    for (const line of others.slice(2)) expect(line).toMatch(/　《.+》.*　\S/u);
    expect(others.join()).not.toMatch(/\d+ 条/u);
  });
});

describe('--as-of', () => {
  const validityOn = async (day: string) => {
    const listed = await runCommand('documents', '--json', '--as-of', day, ...dataDir);
    const shown = await runCommand('clause', `${SEED}#13`, '--json', '--as-of', day, ...dataDir);
    const [document] = documentList.parse(JSON.parse(listed.stdout)).documents;
    return [document?.validity, clauseDetail.parse(JSON.parse(shown.stdout)).validity];
  };

  it('judges documents and clauses on that day', async () => {
    expect(await validityOn('2024-01-01')).toEqual(['not_yet', 'not_yet']);
    expect(await validityOn('2025-01-01')).toEqual(['in_force', 'in_force']);
  });

  it.each([['documents'], ['clause', `${SEED}#13`]])('%s refuses what is no day, with 2', async (...words) => {
    const { code, stderr } = await runCommand(...words, '--as-of', '2025-02-30', ...dataDir);
    expect(code).toBe(2);
    expect(stderr).toContain('日期应写作 YYYY-MM-DD');
  });
});

describe('clause', () => {
  const clause = async (id: string) => {
    const { code, stdout } = await runCommand('clause', id, '--json', ...dataDir);
    expect(code).toBe(0);
    return clauseDetail.strict().parse(JSON.parse(stdout));
  };

  it('gives one clause in the form of the contract, with what stands above and beside it', async () => {
    const found = await clause(`${SEED}#13`);
    expect(found).toMatchObject({
      id: `${SEED}#13`,
      documentId: SEED,
      docNumber: '粤办函〔2024〕88号',
      heading: '智能网联支撑新能源汽车',
      validity: 'in_force',
      parent: { id: `${SEED}#三/一` },
      previous: { number: '12' },
      next: { number: '14' },
    });
    expect(found.text).toContain('350万辆');
  });

  it('goes on across headings and ends at the ends', async () => {
    expect((await clause(`${SEED}#front`)).previous).toBeNull();
    expect((await clause(`${SEED}#45`)).next).toBeNull();
    expect((await clause(`${SEED}#一`)).next?.number).toBe('1');
  });

  it('gives a heading with the clauses below it', async () => {
    const section = await clause(`${SEED}#三/一`);
    expect(section.kind).toBe('section');
    expect(section.children.map(({ number }) => number)).toContain('13');
  });

  it('prints the words of the clause for people', async () => {
    const { stdout } = await runCommand('clause', `${SEED}#13`, ...dataDir);
    expect(stdout).toContain('三、构筑智能终端产品新高地，塑造广东品牌新形象\n（一）提智做强高端装备');
    expect(stdout).toContain('智能网联支撑新能源汽车。打造集安全出行');
  });

  it.each([
    [`${SEED}#46`, '没有编号为'],
    ['other-2024-1#13', '没有编号为'],
    ['13', '不是条款编号'],
    [`${SEED}#`, '不是条款编号'],
    ['../etc#1', '不是条款编号'],
  ])('says that there is no %s, with 1', async (id, complaint) => {
    const { code, stdout, stderr } = await runCommand('clause', id, '--json', ...dataDir);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(complaint);
  });
});
