import { load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../src/adapters/docx-writer.js';
import { exportAnswer } from '../../src/export/export-answer.js';
import { ANSWER } from '../support/exchange.js';

const write = async (question: string) => {
  const exported = exportAnswer({
    question,
    answer: { ...ANSWER, markdown: `${ANSWER.markdown}\n\n- 甲\n- 乙` },
    messageId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    day: '2026-01-31',
    language: 'zh-Hans',
    origin: 'https://policy.example',
    contentProducer: '',
  });
  return { exported, file: Buffer.from(await writeDocx(exported)) };
};

describe('an answer as a Word file', () => {
  it('opened again, says what was answered: every block in its order, and leads where it led', async () => {
    const { exported, file } = await write('机器人有什么政策？');
    const page = load((await mammoth.convertToHtml({ buffer: file })).value);
    expect(
      page('h1, h2, p, li')
        .toArray()
        .map((element) => page(element).text()),
    ).toEqual(exported.blocks.map(({ runs }) => runs.map(({ text }) => text).join('')));
    expect(page('a').attr('href')).toBe('https://policy.example/documents/notice-2024-1?mark=13%3A0-12#13');
  });

  it('carries the implicit AI label among its properties, and the visible one on each sheet', async () => {
    const { file } = await write('问');
    const parts = unzipSync(new Uint8Array(file));
    const properties = load(strFromU8(parts['docProps/custom.xml'] ?? new Uint8Array()), { xml: true });
    expect(properties('property').attr('name')).toBe('AIGC');
    expect(JSON.parse(properties('property').text()).AIGC.Label).toBe('1');
    expect(strFromU8(parts['word/footer1.xml'] ?? new Uint8Array())).toContain(ANSWER.notice);
  });

  it('can be read whatever was asked: control characters, half characters, markup and lines', async () => {
    const { file } = await write('甲\u0000\u000b\ud800乙\n=HYPERLINK("x")<w:p>&\ufffe');
    const { value } = await mammoth.convertToHtml({ buffer: file });
    expect(load(value)('br').parent().html()).toBe('甲乙<br>=HYPERLINK("x")&lt;w:p&gt;&amp;');
  });
});
