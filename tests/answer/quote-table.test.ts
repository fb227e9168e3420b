import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { bodySentences, trimSentence } from '../../src/answer/choose-sentences.js';
import { quote, quoteBasis, quoteWhole } from '../../src/answer/draft-sentences.js';
import { renderAnswer } from '../../src/answer/render-answer.js';
import { verifyDraft } from '../../src/answer/verify-draft.js';
import type { Clause } from '../../src/domain/clause.js';
import type { DraftSentence } from '../../src/domain/draft.js';
import { indexOf } from '../support/law-index.js';
import { repositoryPath } from '../support/shared-data.js';

const wording = readWording(repositoryPath('prompts'));
const streets = Array.from({ length: 30 }, (_, at) => `| ${at + 1} | 第${at + 1}街 | 8800${at + 100} |`);
const row = '| 高血压病 | 200元/月 | 50元/月 |';
const index = indexOf([
  {
    id: null,
    origin: '云岭.txt',
    format: 'text',
    stated: {},
    text: [
      '云岭市关于门诊补助的通知',
      '一、标准',
      '补助标准如下：',
      '| 病种 | 限额 | 限额 |',
      '| --- | --- | --- |',
      '| 病种 | 职工 | 居民\\|学生 |',
      row,
      '| 糖尿病_*a* | 300元/月 | 60元/月 |',
      '超出的部分自付。',
      '二、窗口',
      '各街窗口如下：',
      '| 序号 | 街道 | 电话 |',
      '| --- | --- | --- |',
      ...streets,
    ].join('\n'),
  },
]);
const [short, long] = index
  .clausesOf(index.documents()[0]?.id ?? ('' as never))
  .filter(({ kind }) => kind === 'part') as [Clause, Clause];

const render = (...sentences: DraftSentence[]) =>
  renderAnswer(
    verifyDraft({ outcome: 'answered', sentences, followUps: [], engine: 'extractive' }, index, wording),
    index,
    wording,
    '2026-11-26',
  );
const html = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true }).replace(/\n/gu, '');
const cells = (markdown: string, tag: string): readonly string[] =>
  [...html(markdown).matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gu'))].map(([, cell = '']) => cell);

describe('rows of tables in an answer', () => {
  it('stand under the head of their table, its second line included where the first merges columns', () => {
    const { markdown, citations } = render(quote('conclusion', short, row));
    expect(cells(markdown, 'th')).toEqual(['病种', '限额', '限额']);
    expect(cells(markdown, 'td')).toEqual(['病种', '职工', '居民|学生', '高血压病', '200元/月', '50元/月[1]']);
    // What is proven is the row, where it stands.
    expect(citations[0]?.quote).toBe(row);
    expect(short.text.slice(...(citations[0]?.span ?? [0, 0]))).toBe(row);
  });

  it('that follow each other are one table', () => {
    const { markdown } = render(
      quote('conclusion', long, streets[3] ?? ''),
      quote('conclusion', long, streets[4] ?? ''),
    );
    expect(cells(markdown, 'th')).toEqual(['序号', '街道', '电话']);
    expect(cells(markdown, 'td').filter((cell) => cell.startsWith('第'))).toEqual(['第4街', '第5街']);
  });

  it('within a whole clause are a table between its paragraphs, whatever signs their cells hold', () => {
    const { markdown } = render(quoteWhole(short));
    expect(html(markdown)).toMatch(
      /<blockquote><p>.*补助标准如下：<\/p><table>.*<\/table><p>超出的部分自付。<\/p><\/blockquote>/u,
    );
    expect(cells(markdown, 'td')).toContain('糖尿病_*a*');
    expect(markdown).not.toContain(wording.say('reminder-table-part'));
  });

  it('of a long table are chosen and never poured out, which is said', () => {
    for (const sentence of [quoteWhole(long), quoteBasis(long, streets[24] ?? '')]) {
      const { markdown, citations } = render(sentence);
      expect(cells(markdown, 'td').length).toBeLessThanOrEqual(30);
      expect(markdown).toContain(wording.say('reminder-table-part'));
      expect(citations[0]?.quote).toBe(long.text.slice(...(citations[0]?.span ?? [0, 0])));
    }
    expect(cells(render(quoteBasis(long, streets[24] ?? '')).markdown, 'td')).toEqual(['25', '第25街', '8800124']);
  });

  it('are sentences to choose from, heads and rules are not, and no row is cut up', () => {
    expect(bodySentences(long)).toEqual(['各街窗口如下：', ...streets]);
    const wide = `| 甲 | ${'在本市居住，并参加社会保险；'.repeat(12)} |`;
    expect(
      trimSentence(long, wide, [['居住', 1]], { figure: false, target: false, years: [] }, (text) => [text]),
    ).toEqual([wide]);
  });
});
