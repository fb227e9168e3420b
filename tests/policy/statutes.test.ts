import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../../src/adapters/readers/source-files.js';
import type { Answer } from '../../src/domain/answer.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { askByNumber, indexOf } from '../support/law-index.js';
import { sharedData } from '../support/shared-data.js';

const laws = sharedData('policies', 'laws');
/** A day on which the newest version of every law in the folder binds. */
const DAY = '2026-02-01';

async function readLaws(): Promise<readonly SourceDocument[]> {
  // Of a law that two collections have in one version, one is enough.
  const twins = /^lawrefbook_(?:个人信息保护法|中小企业促进法|企业所得税法\(|促进科技成果|数据安全法|科学技术进步法)/u;
  const files = readdirSync(laws.path).filter((name) => name.endsWith('.md') && !twins.test(name));
  const sources: SourceDocument[] = [];
  for await (const read of readSources(files.map((name) => join(laws.path, name)))) {
    if ('ok' in read) sources.push(read.ok);
  }
  return sources;
}

describe.skipIf(laws.missing)('questions by number over real statutes', () => {
  let index: ClauseIndex;
  let ask: (question: string) => Answer | null;
  const cited = (question: string): readonly string[] => {
    const labels = ask(question)?.citations.map(({ label, documentId, number }) => ({ label, documentId, number }));
    return labels?.map(({ label }) => label.replace('中华人民共和国', '')) ?? [];
  };
  const told = (question: string): string => {
    const answer = ask(question);
    return `${answer?.outcome}: ${answer?.sentences[0]?.text}`;
  };
  beforeAll(async () => {
    index = indexOf(await readLaws());
    ask = askByNumber(index, DAY);
  });

  it('finds every article of every law in force by its title, its short title and with its field of law before it', () => {
    const wrong: string[] = [];
    for (const document of index.documents()) {
      if (document.expiresOn !== null && document.expiresOn < DAY) continue;
      const articles = index.clausesOf(document.id).filter(({ kind }) => kind === 'article');
      for (const [at, article] of articles.entries()) {
        const number = article.label.replace(/^.*》/u, '');
        const forms = [
          `《${document.title}》${number}是怎么规定的？`,
          `社会法${document.title.replace(/^中华人民共和国/u, '')}${number}的内容是什么？`,
          `请问${document.title}第${article.number}条`,
        ];
        const question = forms[at % forms.length] ?? '';
        const answer = ask(question);
        const [first] = answer?.citations ?? [];
        if (first?.clauseId !== article.id || first.quote !== article.text) wrong.push(question);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['个保法第24条', ['《个人信息保护法》第二十四条']],
    ['数安法第3条', ['《数据安全法》第三条']],
    ['科技进步法第三条', ['《科学技术进步法》第三条']],
    ['深圳人工智能条例第十条', ['《深圳经济特区人工智能产业促进条例》第十条']],
    ['《深圳数据条例》第二条', ['《深圳经济特区数据条例》第二条']],
    ['算法推荐管理规定第四条', ['《互联网信息服务算法推荐管理规定》第四条']],
    ['優化營商環境條例第五條', ['《优化营商环境条例》第五条']],
    ['广东省优化营商环境条例第五条', ['《广东省优化营商环境条例》第五条']],
    ['企业所得税法实施条例第十条', ['《企业所得税法实施条例》第十条']],
    ['企业所得税法第十条', ['《企业所得税法》第十条']],
    ['数据安全法最后一条', ['《数据安全法》第五十五条']],
    ['密码法第二条到第四条', ['《密码法》第二条', '《密码法》第三条', '《密码法》第四条']],
    ['数据安全法第五条和网络安全法第八条', ['《数据安全法》第五条', '《网络安全法》第八条']],
    ['数据安全法与个人信息保护法的第一条有什么不同', ['《数据安全法》第一条', '《个人信息保护法》第一条']],
    ['个人信息保护法第十三条和第十四条有什么区别', ['《个人信息保护法》第十三条', '《个人信息保护法》第十四条']],
    ['数据安全法第二十一条第二款', ['《数据安全法》第二十一条第二款']],
    ['数据安全法第二十一条第一款和第三款', ['《数据安全法》第二十一条第一款', '《数据安全法》第二十一条第三款']],
    ['个人信息保护法第13条第1款第3项', ['《个人信息保护法》第十三条第一款第（三）项']],
    ['个人信息保护法第十三条第三项', ['《个人信息保护法》第十三条第一款第（三）项']],
  ])('%s is %j', (question, labels) => {
    expect(cited(question)).toEqual(labels);
  });

  it.each([
    ['数据安全法第60条', 'no_basis: 《中华人民共和国数据安全法》共有55条，没有第60条。'],
    ['数据安全法第十条之一', 'no_basis: 《中华人民共和国数据安全法》没有第10条之1。'],
    ['网络安全法第二十一条第五款', 'partial: 第二十一条共有2款，没有第5款。'],
    ['行政许可法第12条第2款', 'partial: 第十二条共有1款，没有第2款。'],
    ['个人信息保护法第十三条第九项', 'partial: 第十三条共有7项，没有第9项。'],
    ['数据安全法第五条第二项', 'partial: 第五条没有分项。'],
    ['个人信息保护法第九章', 'no_basis: 《中华人民共和国个人信息保护法》共有8章，没有第9章。'],
    ['个人信息保护法第二章第九节', 'no_basis: 第二章共有3节，没有第9节。'],
    ['上海市优化营商环境条例第五条', 'no_basis: 您提到的文件没有收录，我无法说明它的内容。'],
    ['企业所得税法实施细则第十条', 'no_basis: 您提到的文件没有收录，我无法说明它的内容。'],
    ['刑法第五条', 'no_basis: 您提到的文件没有收录，我无法说明它的内容。'],
    ['网络安全法（2020年修订）第五条', 'no_basis: 您提到的文件没有收录，我无法说明它的内容。'],
    ['数据安全法第五条和民法典第五条', 'partial: 您提到的另一份文件没有收录，我无法说明它的内容。'],
    ['个人信息保护法一共多少条', 'answered: 《中华人民共和国个人信息保护法》共有74条。'],
    ['介绍一下数据安全法', 'answered: 《中华人民共和国数据安全法》共分7章，标题按顺序列出如下。'],
    ['个人信息保护法有几章', 'answered: 《中华人民共和国个人信息保护法》共分8章，标题按顺序列出如下。'],
    ['个人信息保护法第三章有哪些条款', 'answered: 第三章“个人信息跨境提供的规则”下共有6条，按顺序列出如下。'],
    ['个人信息保护法第二章第一节', 'answered: 第一节“一般规定”下共有15条，按顺序列出如下。'],
  ])('%s: %s', (question, expected) => {
    expect(told(question)).toBe(expected);
  });

  it('takes the newest version in force, and another one where the question names it', () => {
    const version = (question: string, answer = ask(question)): string =>
      `${answer?.citations[0]?.documentId.slice(-10)} ${answer?.citations[0]?.validity}`;
    expect(version('保障中小企业款项支付条例第八条')).toBe('2025-03-17 in_force');
    expect(version('2020年的保障中小企业款项支付条例第八条')).toBe('2020-07-05 superseded');
    expect(version('保障中小企业款项支付条例（2020年）第八条')).toBe('2020-07-05 superseded');
    expect(version('网络安全法2016年版第二十一条')).toBe('2016-11-07 superseded');
    expect(version('旧版网络安全法第二十一条')).toBe('2016-11-07 superseded');
    expect(version('现行网络安全法第二十一条')).toBe('2025-10-28 in_force');
    const before = askByNumber(index, '2024-06-01');
    expect(version('网络安全法第二十一条', before('网络安全法第二十一条'))).toBe('2016-11-07 in_force');
  });
});
