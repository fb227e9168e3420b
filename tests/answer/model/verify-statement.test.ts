import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bodySentences } from '../../../src/answer/choose-sentences.js';
import type { JudgeStatement, StatementVerdict } from '../../../src/answer/model/verify-statement.js';
import type { Clause } from '../../../src/domain/clause.js';
import { createSeedJudge } from '../../support/statement-judge.js';

let judge: JudgeStatement;
let clauses: ReadonlyMap<string, Clause>;
beforeAll(async () => {
  ({ judge, clauses } = await createSeedJudge());
});

const clause = (number: string): Clause => {
  const found = clauses.get(number);
  if (!found) throw new Error(`no clause ${number}`);
  return found;
};
const verify = async (text: string, ...numbers: string[]): Promise<StatementVerdict> =>
  (await judge({ text, clauses: numbers.map(clause) })).verdict;
const faultOf = async (text: string, ...numbers: string[]): Promise<string> => {
  const verdict = await verify(text, ...numbers);
  return verdict.proven ? 'proven' : verdict.fault.kind;
};
/** The measures' sentences that stand by themselves as one statement. */
const verbatim = (): readonly (readonly [text: string, number: string])[] =>
  Array.from({ length: 45 }, (_, at) => `${at + 1}`).flatMap((number) =>
    bodySentences(clause(number))
      .filter((sentence) => sentence.length <= 160)
      .map((sentence) => [sentence, number] as const),
  );

describe('a statement', () => {
  it('is proven with the verbatim sentence that bears it', async () => {
    const verdict = await verify('也就是说，到2027年智能机器人产业的营业收入要达到900亿元。', '11');
    expect(verdict).toMatchObject({
      proven: true,
      evidence: [{ clauseId: clause('11').id, quote: '到2027年，智能机器人产业营业收入达到900亿元。' }],
    });
  });

  it('of two clauses is proven with a sentence of each', async () => {
    const text = '人工智能手机的产量目标是2027年达到1亿台以上，人工智能计算机则是3000万台以上。';
    const verdict = await verify(text, '14', '15');
    expect(verdict.proven && verdict.evidence.map(({ clauseId }) => clauseId)).toEqual([
      clause('14').id,
      clause('15').id,
    ]);
  });

  it.each([
    ['is English', 'Guangdong will have 900 robots.', '11', 'language'],
    ['is two sentences', '要推动人形机器人的研制。要推动应用。', '11', 'form'],
    ['is a question', '要推动人形机器人的研制和应用吗？', '11', 'form'],
    ['answers a question that no clause knows', '可以的，要推动人形机器人的研制和应用。', '11', 'form'],
    ['is a list in Markdown', '**要推动**人形机器人的研制和应用。', '11', 'form'],
    ['promises', '一定会推动人形机器人的研制和应用。', '11', 'form'],
    ['gives a telephone number', '推动人形机器人研制和应用，请拨打020-83133000。', '11', 'address'],
    ['gives an address on the web', '推动人形机器人研制和应用，见www.gd.gov.cn。', '11', 'address'],
    ['gives a clause number of its own', '第12条要推动人形机器人的研制和应用。', '11', 'clause'],
    ['names a document', '《机器人条例》要推动人形机器人的研制和应用。', '11', 'clause'],
    ['puts its own words in quotation marks', '要推动“人形机器人之都”的研制和应用。', '11', 'quote'],
    ['has another number', '到2027年，智能机器人产业的营业收入要达到950亿元。', '11', 'figure'],
    ['has another bound', '到2027年，智能机器人产业的营业收入要超过900亿元。', '11', 'figure'],
    ['has another unit', '到2027年，智能机器人产业的营业收入要达到900万元。', '11', 'figure'],
    ['counts something else', '到2027年，智能机器人产业的利润要达到900亿元。', '11', 'unsupported'],
    ['has another year', '到2026年，智能机器人产业的营业收入要达到900亿元。', '11', 'year'],
    ['gives the figure of another year', '到2027年，全省算力规模要超过40EFLOPS。', '一', 'figure'],
    ['gives the figure of another thing', '到2027年，算力规模要超过4400亿元。', '一', 'subject'],
    ['names an office', '由省科学技术厅推动人形机器人的研制和应用。', '11', 'body'],
    ['names another kind of enterprise', '鼓励国有企业在广东设立人工智能实验室和研发中心。', '45', 'body'],
    ['names another place', '鼓励外商投资企业在上海设立人工智能实验室和研发中心。', '45', 'body'],
    ['denies', '不推动人形机器人等具身智能机器人的研制和应用。', '11', 'negation'],
    ['leaves a denial out', '个人本地知识库在端侧形成，数据出端、上云。', '15', 'negation'],
    ['makes a duty of encouragement', '企业应当建设面向行业的高质量中文语料数据库。', '5', 'modality'],
    ['makes a permission of support', '企业可以参与制定标准。', '41', 'modality'],
    ['makes a plan a fact', '已经推动人形机器人等具身智能机器人的研制和应用。', '11', 'modality'],
    ['leaves encouragement out', '企业建设面向行业的高质量中文语料数据库。', '5', 'modality'],
    ['binds those who are only encouraged', '各地市都要建设人工智能特色小镇。', '44', 'modality'],
    ['demands what is encouraged', '数字人由企业运用智能技术来打造，文件是要求的。', '37', 'modality'],
    ['gives the words of one sentence to another’s', '规模化发展旅游产品营销渠道。', '36', 'merged'],
    ['says of a thing what the sentence does not say', '教育教学的评价方式改革要用智能手段来预警。', '24', 'merged'],
    ['says of a thing only what its heading says', '行业大模型要更多用上人工智能算法。', '6', 'merged'],
    ['says of a thing what is said of the one beside it', '公共卫生数据要推进智慧监测。', '25', 'merged'],
    ['says of a thing of another sentence', '无人艇要推动海洋工程装备的智能化改造。', '12', 'merged'],
    ['says that what only is described becomes so', '公共卫生数据要推进智能化。', '25', 'merged'],
    ['says nothing but its subject’s own words', '人形机器人要推动智慧化。', '11', 'merged'],
    ['supports what a clause of like words does not', '人工智能领域的项目建设，是文件支持的。', '5', 'unsupported'],
    ['grants money', '企业研制人形机器人可以申请补贴。', '11', 'body'],
    ['says what no clause says', '要推动水下考古机器人的研制和应用。', '11', 'unsupported'],
  ])('is not proven where it %s', async (_, text, number, fault) => {
    expect(await faultOf(text, number)).toBe(fault);
  });

  it('that lends one clause’s figure to the other’s subject is not proven', async () => {
    expect(await faultOf('到2027年，人工智能手机的产量要达到3000万台以上。', '14', '15')).not.toBe('proven');
    expect(await faultOf('推动人形机器人和无人潜航器的研制。', '11', '12')).not.toBe('proven');
    expect(await faultOf('公共卫生数据要推进智能化。', '25', '33')).toBe('merged');
    expect(await faultOf('图像、声音、触控等传感器的产业化，要打造100个算法产品。', '2', '6')).not.toBe('proven');
  });

  it('says in Chinese what is wrong, for the request to repair', async () => {
    const verdict = await verify('到2027年，智能机器人产业的营业收入要达到950亿元。', '11');
    expect(verdict).toMatchObject({ fault: { detail: '条款没有写这个数字：950亿元' } });
  });
});

describe('a statement in other words', () => {
  it.each([
    ['is more than the number', '全省算力规模2025年的目标是40EFLOPS以上。', '一'],
    ['says what a thing is able to do', '施工图和建筑模型是否一致，可以自动审核。', '20'],
    ['gives what is encouraged of a thing', '通信、显示、音频这几类模组的研发，文件鼓励企业来推进。', '1'],
    ['is about what the heading names', '算力基础设施方面，要加强政企合作，归集现有的训练算力。', '8'],
    ['says what follows from a thing', '这类家政机器人提供的是个性化服务。', '28'],
    ['has a plan’s mark that makes another word of the next', '制造业要全流程智能化。', '19'],
  ])('is proven where it %s', async (_, text, number) => {
    expect(await faultOf(text, number)).toBe('proven');
  });
});

describe('properties', () => {
  it('every sentence of a clause is proven by its clause', async () => {
    const failed: string[] = [];
    for (const [text, number] of verbatim()) {
      const fault = await faultOf(text, number);
      if (fault !== 'proven') failed.push(`${number} ${fault}: ${text}`);
    }
    expect(failed).toEqual([]);
  }, 60_000);

  it('no sentence is proven by a clause that is about something else', async () => {
    const sentences = verbatim();
    await fc.assert(
      fc.asyncProperty(fc.nat(sentences.length - 1), fc.integer({ min: 5, max: 40 }), async (at, step) => {
        const [text, number] = sentences[at] as readonly [string, string];
        const other = `${((Number(number) + step - 1) % 45) + 1}`;
        expect(await faultOf(text, other)).not.toBe('proven');
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('no digit of a proven sentence can be changed', async () => {
    const sentences = verbatim().filter(([text]) => /\d/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), async (which, place, by) => {
        const [text, number] = sentences[which % sentences.length] as readonly [string, string];
        const digits = [...text.matchAll(/\d/gu)];
        const { index } = digits[place % digits.length] as RegExpExecArray;
        const digit = (Number(text[index]) + by) % 10;
        expect(await faultOf(`${text.slice(0, index)}${digit}${text.slice(index + 1)}`, number)).not.toBe('proven');
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
