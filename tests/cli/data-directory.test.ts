import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommand, runProcess } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();

describe('the index in the data directory', () => {
  it('is built once and serves every later process', async () => {
    const words = ['search', '算力', '--json', '--data-dir', folder.path('kept')];
    const first = await runProcess(words);
    expect(first.stderr).toContain('建立索引');
    const name = readFileSync(folder.path('kept', 'CURRENT'), 'utf8');

    const second = await runProcess(words);
    expect(second).toEqual({ code: 0, stdout: first.stdout, stderr: '' });
    expect(readFileSync(folder.path('kept', 'CURRENT'), 'utf8')).toBe(name);
  });

  it('is named by YUECE_DATA_DIR where the command line does not name it', async () => {
    const { code } = await runProcess(['documents'], { YUECE_DATA_DIR: folder.path('from-environment') });
    expect(code).toBe(0);
    expect(readdirSync(folder.path('from-environment')).sort()).toEqual([
      'CURRENT',
      'routing-examples.json',
      'segments',
      'writer.lock',
    ]);
  });

  it('is built anew where a file of it is damaged: never half an answer, never a crash', async () => {
    const words = ['search', '算力', '--json', '--data-dir', folder.seedData('damaged')];
    const whole = await runCommand(...words);
    const [segment = ''] = readdirSync(folder.path('damaged', 'segments'));
    const arrays = folder.path('damaged', 'segments', segment, 'arrays.bin');
    const bytes = readFileSync(arrays);
    bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000);
    writeFileSync(arrays, bytes);

    const repaired = await runCommand(...words);
    expect(repaired).toMatchObject({ code: 0, stdout: whole.stdout });
    expect(repaired.stderr).toContain('建立索引');
  });

  it('keeps what was ingested when the index itself is thrown away', async () => {
    const data = ['--data-dir', folder.seedData('thrown')];
    const text = '支持养蜂产业办法\n第一条 对蜂农给予补助。\n第二条 建设养蜂示范基地。';
    const file = folder.file('bees.jsonl', [{ id: 'bees', title: '支持养蜂产业办法', text }]);
    expect((await runCommand('ingest', file, ...data)).code).toBe(0);
    rmSync(folder.path('thrown', 'segments'), { recursive: true });
    expect((await runCommand('clause', 'bees#2', ...data)).stdout).toContain('建设养蜂示范基地');
  });

  // A file in the folder's place: rights would not stop a test that runs as root.
  it.each([
    ['ask', '算力'],
    ['documents', '--json'],
    ['ingest', 'seeds/documents'],
  ])('that cannot be written is named by %s, with 1 and without a stack', async (...words) => {
    const taken = folder.file('taken', ['not a folder']);
    const { code, stdout, stderr } = await runCommand(...words, '--data-dir', taken);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`数据目录 ${taken} 无法写入，请检查路径、权限和剩余空间。`);
    expect(stderr).not.toContain('    at ');
  });
});
