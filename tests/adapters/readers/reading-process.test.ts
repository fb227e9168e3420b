import { afterEach, describe, expect, it } from 'vitest';
import { READING } from '../../../src/adapters/readers/limits.js';
import { createReadingProcess, type ReadingProcess } from '../../../src/adapters/readers/reading-process.js';

let reading: ReadingProcess | undefined;
afterEach(() => reading?.close());

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const sound = file('甲.txt', '第一条 甲。');
/** Each element opens a new list of formatting elements that the parser has to go through: work that grows with the square. */
const slow = file('慢.html', `<html><body>${'<table><tr><td><a><b>'.repeat(60_000)}`);

describe('a file that is read in its own process', () => {
  it('comes out as it would here', async () => {
    reading = createReadingProcess();
    expect(await reading.read(sound)).toMatchObject({ ok: { text: '第一条 甲。', origin: '甲.txt' } });
  });

  it('is given up after its time, and the next one is read', async () => {
    reading = createReadingProcess({ ...READING, milliseconds: 300 });
    const [given, next] = await Promise.all([reading.read(slow), reading.read(sound)]);
    expect(given).toEqual({ refusal: { origin: '慢.html', reason: '读取超过 0.3 秒，已中止' } });
    expect(next).toMatchObject({ ok: { text: '第一条 甲。' } });
  });

  it('is given up when it takes too much memory, and the next one is read', async () => {
    reading = createReadingProcess({ ...READING, residentMegabytes: 150 });
    const huge = file('大.html', `<html><body>${'<p>甲乙丙</p>'.repeat(1_500_000)}`);
    const [given, next] = await Promise.all([reading.read(huge), reading.read(sound)]);
    expect(given).toEqual({ refusal: { origin: '大.html', reason: '读取时占用内存过多，已中止' } });
    expect(next).toMatchObject({ ok: { text: '第一条 甲。' } });
  });

  it('that brings the heap to its end is refused, and the next one is read', async () => {
    reading = createReadingProcess({ ...READING, heapMegabytes: 40 });
    const huge = file('大.html', `<html><body>${'<p>甲乙丙</p>'.repeat(1_500_000)}`);
    const [given, next] = await Promise.all([reading.read(huge), reading.read(sound)]);
    expect(given).toEqual({ refusal: { origin: '大.html', reason: '读取时占用内存过多或程序出错，已中止' } });
    expect(next).toMatchObject({ ok: { text: '第一条 甲。' } });
  });

  it('finds the process again after it ended for want of work', async () => {
    reading = createReadingProcess({ ...READING, idleMilliseconds: 10 });
    await reading.read(sound);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await reading.read(sound)).toMatchObject({ ok: { text: '第一条 甲。' } });
  });
});
