import { describe, expect, it } from 'vitest';
import { prepareLegalQuestions } from '../../src/evaluation/prepare-legal-questions.js';

const article = (
  law: string,
  number: string,
  further: { version?: string; category?: string; path?: string } = {},
) => ({
  law,
  version: further.version ?? null,
  path: further.path ?? `${law}${further.version ?? ''}`,
  chapter: '',
  article: number,
  text: `${law}${number}的内容。`,
  category: further.category ?? '社会法',
});
const asking = (law: string, number: string) => ({
  id: 'law-1',
  question: '试用期最长多久',
  articles: [{ law, article: number }],
});

describe('a corpus for everyday legal questions', () => {
  it('takes the newest version of each title, of national law alone', () => {
    const { documents, articleCount } = prepareLegalQuestions(
      [
        article('劳动法', '第一条', { version: '1994-07-05' }),
        article('劳动法', '第一条', { version: '2018-12-29' }),
        article('劳动法', '第二条', { version: '2018-12-29' }),
        article('广东省某条例', '第一条', { category: '广东地方法规' }),
        article('某案', '第一条', { category: '案例' }),
      ],
      [],
    );
    expect(documents.map(({ origin }) => origin)).toEqual(['劳动法2018-12-29']);
    expect(articleCount).toBe(2);
  });

  it('joins a question to its article by the bare name of the law, and says what it does not find', () => {
    const articles = [article('中华人民共和国劳动法', '第十条'), article('中华人民共和国工会法', '第一条')];
    expect(prepareLegalQuestions(articles, [asking('劳动法', '第十条')]).queries).toMatchObject([
      { id: 'law-1', relevant: new Set(['law-1#10']) },
    ]);
    expect(prepareLegalQuestions(articles, [asking('劳动法', '第十一条')]).missing).toEqual(['law-1: 劳动法第十一条']);
  });

  it('keeps a code in the files it is kept in, and a law that is filed twice once', () => {
    const { documents, queries } = prepareLegalQuestions(
      [
        article('民法典', '第一条', { path: '总则' }),
        article('民法典', '第二百条', { path: '物权' }),
        article('广告法', '第一条', { path: '经济法/广告法' }),
        article('广告法', '第一条', { path: '行政法/广告法' }),
      ],
      [asking('民法典', '第二百条')],
    );
    expect(documents.map(({ origin }) => origin)).toEqual(['总则', '物权', '经济法/广告法']);
    expect(queries[0]?.relevant).toEqual(new Set(['law-1-2#200']));
  });

  it('takes whole laws that no question names, evenly, beside those that are named', () => {
    const others = Array.from({ length: 10 }, (_, at) => article(`第${at}号办法`, '第一条'));
    const { documents } = prepareLegalQuestions(
      [...others, article('劳动法', '第一条')],
      [asking('劳动法', '第一条')],
      5,
    );
    expect(documents.map(({ origin }) => origin)).toEqual(['劳动法', ...[0, 2, 4, 6, 8].map((at) => `第${at}号办法`)]);
  });
});
