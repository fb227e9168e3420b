import { describe, expect, it } from 'vitest';
import type { LayWord } from '../../src/domain/vocabulary.js';
import { type ParaphraseKind, paraphraseClause } from '../../src/gaps/paraphrase-clause.js';
import { aClause } from '../support/evaluation-builders.js';

const layWords: readonly LayWord[] = [
  { theme: '', say: ['谁给看病', '看病', '就医'], mean: ['医疗服务'], weight: 1 },
  { theme: '', say: ['药店'], mean: ['药品供应'], weight: 0.4 },
  { theme: '', say: ['种地'], mean: ['智慧农业'], weight: 1 },
];
const of = (kind: ParaphraseKind, text: string, given = {}): readonly string[] =>
  paraphraseClause({ ...aClause('1', text), ...given }, layWords, (phrase) => phrase.length)
    .filter((each) => each.kind === kind)
    .map(({ question }) => question);

describe('questions made of a clause', () => {
  it('asks for its heading, as a question of how where it begins with a verb', () => {
    expect(of('heading', '推进智能船舶发展\n正文。')).toEqual(['怎么推进智能船舶发展？', '关于智能船舶发展有哪些政策']);
    expect(of('heading', '智慧水运\n正文。')[0]).toBe('智慧水运是怎么规定的？');
  });

  it('asks for a phrase of each sentence in the frame that suits it', () => {
    expect(of('phrase', '标题\n建设内河航道网络。鼓励企业更新船舶。')).toEqual([
      '内河航道网络有什么规定？',
      '企业更新船舶，政策怎么支持？',
    ]);
  });

  it.each([
    ['到2027年，船舶年产量达到350万艘以上', ['船舶年产量达到多少艘？']],
    ['到2027年，船舶年产量达到350万辆以上', ['船舶年产量达到多少辆？', '船舶年产量的目标是多少？']],
    ['内河航道覆盖率达到50%', ['内河航道覆盖率达到多少？', '内河航道覆盖率的目标是多少？']],
    ['建设50个以上高质量航道数据集', ['建设多少个高质量航道数据集？']],
    // Years, days and document numbers are no quantities, and 400G is a name.
    ['2024年5月26日印发粤办函〔2024〕88号', []],
    ['打造400G/800G全光网络', []],
  ])('asks for the figure of “%s”', (sentence, questions) => {
    expect(of('figure', `标题\n${sentence}。`)).toEqual(questions);
  });

  it('asks in the words that people use, where they are near to the clause’s and no question themselves', () => {
    const text = '提升医疗服务\n加强药品供应保障。';
    expect(of('lay', text)).toEqual(['看病方面有什么政策？']);
    // Any meaning of the saying answers it.
    const lay = paraphraseClause(aClause('1', text), layWords, () => 0).find(({ kind }) => kind === 'lay');
    expect(lay?.words).toEqual(['医疗服务']);
  });

  it('asks of the front only what stands in whole sentences: the list of facts is nobody’s question', () => {
    const front = { kind: 'front', heading: '' };
    const text = '索引号：006939748\n广东省人民政府办公厅\n内河航道管理部门抓好落实。\n省政府办公厅';
    expect(of('phrase', text, front)).toEqual(['内河航道管理部门抓好落实有什么规定？']);
    expect(of('figure', text, front)).toEqual([]);
  });

  it('never asks the same twice', () => {
    const questions = paraphraseClause(aClause('1', '内河航道\n建设内河航道。建设内河航道。'), [], () => 0);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
  });
});
