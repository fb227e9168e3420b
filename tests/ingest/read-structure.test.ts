import { describe, expect, it } from 'vitest';
import { printChineseNumeral } from '../../src/domain/chinese-numeral.js';
import { readStructure } from '../../src/ingest/read-structure.js';

const structureOf = (...lines: string[]) => {
  const { nodes, findings } = readStructure(lines.join('\n'));
  return {
    roots: nodes.map(({ locator }) => locator),
    told: findings.map(({ severity, message }) => `${severity} ${message}`),
  };
};

describe('which numbers are a structure', () => {
  it('takes 第X条规定 at the start of a line for a reference, not for an article', () => {
    expect(structureOf('第一条 甲。', '第一条规定的情形除外。', '第二条 乙。').roots).toEqual(['1', '2']);
  });

  it('takes a year or an amount at the start of a line for text', () => {
    expect(structureOf('一、甲', '3.5亿元用于乙。', '二、丙').roots).toEqual(['一', '二']);
  });

  it('takes a few references to articles for no statute', () => {
    expect(structureOf('现修改办法如下。', '第三条 修改为：甲。', '第九条 删去。')).toEqual({
      roots: ['p1'],
      told: ['warning 编号不连续：应为 1，实为“第三条”，按段落收录'],
    });
  });

  it('takes two lists of one text for no series', () => {
    const { roots, told } = structureOf('一、甲', '二、乙', '一、丙', '二、丁');
    expect(roots).toEqual(['p1']);
    expect(told).toEqual(['warning 编号从“一、”重新开始，按段落收录']);
  });

  it('takes a short list within an essay for text', () => {
    const essay = ['春天来了。', '1. 看花', '2. 听鸟', '3. 走路', ...Array.from({ length: 8 }, () => '山川依旧。')];
    expect(structureOf(...essay)).toEqual({ roots: ['p1'], told: [] });
  });

  it('lets a lost 节 pass with a warning, since its articles are all there', () => {
    const { told } = structureOf('第一章 甲', '第一节 乙', '第一条 丙。', '第三节 丁', '第二条 戊。');
    expect(told).toEqual(['warning 编号不连续：应为 2，实为“第三节”']);
  });

  it.each([
    ['a hole', ['第一条 甲。', '第二条 乙。', '第四条 丙。'], 'error 编号不连续：应为 3，实为“第四条”'],
    [
      'a missing first article',
      ['第二条 甲。', '第三条 乙。', '第四条 丙。'],
      'error 编号不连续：应为 1，实为“第二条”',
    ],
    ['a repetition', ['一、甲', '二、乙', '二、丙', '三、丁'], 'error 编号重复或倒退：“二、”'],
    ['a step back', ['第一条 甲。', '第三条 乙。', '第二条 丙。'], 'error 编号不连续：应为 2，实为“第三条”'],
    [
      'a 之二 without its 之一',
      ['第一条 甲。', '第一条之二 乙。', '第二条 丙。'],
      'error 编号不连续：“第一条之二”前缺少一条',
    ],
  ])('tells %s', (_what, lines, message) => {
    expect(structureOf(...lines).told).toContain(message);
  });

  it('counts on through 之一 and 之二', () => {
    expect(structureOf('第一条 甲。', '第一条之一 乙。', '第一条之二 丙。', '第二条 丁。')).toEqual({
      roots: ['1', '1-1', '1-2', '2'],
      told: [],
    });
  });

  const articles = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `第${printChineseNumeral(from + at)}条 甲。`);

  it('takes a whole run that begins late for a part of a greater text, as one book of a code is', () => {
    const { roots, told } = structureOf(...articles(463, 470));
    expect(roots).toEqual(['463', '464', '465', '466', '467', '468', '469', '470']);
    expect(told).toEqual(['warning 编号不连续：应为 1，实为“第四百六十三条”']);
    expect(structureOf(...articles(463, 466), ...articles(470, 472)).roots).toEqual(['p1']);
    expect(structureOf(...articles(463, 464)).roots).toEqual(['p1']);
  });

  it('lets an amendment go on with the numbers before it and quote the articles that it inserts', () => {
    const amendment = ['某法修正案（2018年）', ...articles(3, 5), '第六条 增加两条，作为第二十条和第二十一条：'];
    expect(structureOf(...amendment, ...articles(20, 21))).toEqual({
      roots: ['front', '3', '4', '5', '6', '20', '21'],
      told: [],
    });
    expect(structureOf(...amendment, ...articles(30, 31)).roots).toEqual(['p1']);
    expect(structureOf('某法', ...articles(3, 11)).told).toEqual(['error 编号不连续：应为 1，实为“第三条”']);
  });

  it('bears the loss of one article in a hundred in a long statute, and tells it', () => {
    const torn = (length: number) => articles(1, length).filter((line) => !line.startsWith('第一百二十八条'));
    expect(structureOf(...torn(300)).told).toEqual(['warning 编号不连续：应为 128，实为“第一百二十九条”']);
    expect(structureOf(...torn(150)).told).toEqual(['error 编号不连续：应为 128，实为“第一百二十九条”']);
    expect(structureOf(...articles(3, 300)).told).toEqual(['error 编号不连续：应为 1，实为“第三条”']);
    expect(structureOf(...torn(300), '第三百条 乙。').told).toContain('error 编号重复或倒退：“第三百条”');
  });

  it('reads 笫 for 第, as old scans have it', () => {
    expect(structureOf('第一条 甲。', '笫二条 乙。', '第三条 丙。').roots).toEqual(['1', '2', '3']);
  });

  it('gives an annex numbers of its own', () => {
    const { nodes } = readStructure('第一条 甲。\n第二条 乙。\n附件1\n细则\n第一条 丙。\n附件2：表\n第一条 丁。');
    expect(nodes.map(({ locator, children }) => [locator, ...children.map((child) => child.locator)])).toEqual([
      ['1'],
      ['2'],
      ['附件1', '附件1/1'],
      ['附件2', '附件2/1'],
    ]);
  });

  it('keeps a plan of chapters with parts below them apart by chapter', () => {
    expect(structureOf('第一章 现状', '一、甲', '二、乙', '第二章 任务', '一、丙', '二、丁')).toEqual({
      roots: ['第一章', '第二章'],
      told: [],
    });
  });
});
