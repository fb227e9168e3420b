import { describe, expect, it } from 'vitest';
import { prepareRecitation } from '../../src/evaluation/prepare-recitation.js';

const article = (law: string, version: string, number: string, text: string, chapter = '') => ({
  law,
  version,
  path: `${law}(${version})`,
  chapter,
  article: number,
  text,
});
const COLLECTION = [
  article('中华人民共和国公司法', '2018-10-26', '第一条', '旧文。', '第一章　总则'),
  article('中华人民共和国公司法', '2018-10-26', '第二条', '旧二。', '第一章　总则'),
  article('中华人民共和国公司法', '2023-12-29', '第一条', '新文。'),
  article('中华人民共和国刑法', '2020-12-26', '第十七条之一', '年满七十五。', '第一编　总则 / 第二章　犯罪'),
];
const asking = (law: string, number: string, answer: string) => ({
  id: `${law}${number}`,
  question: `${law}${number}的内容是什么？`,
  law,
  article: number,
  answer,
});

describe('a corpus for questions about articles', () => {
  it('holds the version whose words are the answers, and only laws that are asked about', () => {
    const { documents, questions } = prepareRecitation(COLLECTION, [asking('民法商法公司法', '第一条', '旧文，')]);
    expect(documents.map(({ stated, text }) => [stated.issuedOn, text])).toEqual([
      ['2018-10-26', '中华人民共和国公司法\n第一章　总则\n第一条　旧文。\n第二条　旧二。'],
    ]);
    expect(questions.map(({ clauseId }) => clauseId)).toEqual(['law-1#1']);
  });

  it('prints each heading once, where it begins, and numbers inserted articles as clause ids do', () => {
    const { documents, questions } = prepareRecitation(COLLECTION, [
      asking('刑法刑法', '第十七条之一', '年满七十五。'),
    ]);
    expect(documents[0]?.text).toBe('中华人民共和国刑法\n第一编　总则\n第二章　犯罪\n第十七条之一　年满七十五。');
    expect(questions[0]?.clauseId).toBe('law-1#17-1');
  });

  it('leaves out, and counts, what the collection does not have or has in another wording', () => {
    const { documents, questions, leftOut } = prepareRecitation(COLLECTION, [
      asking('民法商法公司法', '第二条', '新二。'),
      asking('民法商法公司法', '第九百条', '无'),
      asking('社会法某某法', '第一条', '无'),
    ]);
    expect(documents).toHaveLength(1);
    expect(questions).toEqual([]);
    expect(leftOut.map(({ article: number }) => number).sort()).toEqual(['第一条', '第九百条', '第二条'].sort());
  });
});
