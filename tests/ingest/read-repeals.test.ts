import { describe, expect, it } from 'vitest';
import { readProlonged, readRepeals } from '../../src/ingest/read-repeals.js';

const repealed = (text: string) => readRepeals(text).flatMap(({ names }) => names);

describe('what a document says is repealed with it', () => {
  it.each([
    ['本办法自印发之日起施行。《某市路灯办法》（某府〔2019〕3号）同时废止。', ['《某市路灯办法》（某府〔2019〕3号）']],
    [
      '《甲办法》（某府〔2018〕1号）、《乙办法》(某府〔2018〕2号)同时废止。',
      ['《甲办法》（某府〔2018〕1号）', '《乙办法》(某府〔2018〕2号)'],
    ],
    [
      '2004年5月1日国务院发布的《甲条例》和1993年12月13日国务院发布的《乙条例》同时废止。',
      ['《甲条例》', '《乙条例》'],
    ],
    [
      '《关于印发〈甲办法〉的通知》（某发〔2015〕27号）同时停止执行。',
      ['《关于印发〈甲办法〉的通知》（某发〔2015〕27号）'],
    ],
    ['《关于印发《甲办法》的通知》同时废止。', ['《关于印发《甲办法》的通知》']],
    ['本规定自2024年1月1日起施行，同时废止《甲规定》。', ['《甲规定》']],
    ['原《甲规定》即行失效。', ['《甲规定》']],
  ])('%s', (text, names) => {
    expect(repealed(text)).toEqual(names);
  });

  it.each([
    '根据《甲办法》，原有规定同时废止。',
    '依照《甲法》的规定申请，《乙证》停止使用。',
    '不符合《甲法》的许可，应当予以废止。',
    '本办法施行后，旧规定同时废止。',
  ])('is nothing where no document is named as repealed: %s', (text) => {
    expect(repealed(text)).toEqual([]);
  });

  it('is quoted as the sentence that says it', () => {
    const text = '第十条 本办法自印发之日起施行。《甲办法》（某府〔2018〕1号）同时废止。';
    for (const { quote } of readRepeals(text)) expect(text).toContain(quote);
    expect(readRepeals(text)).toHaveLength(1);
  });
});

describe('whose validity a document prolongs', () => {
  it.each([
    ['《甲办法》（某府〔2020〕3号）有效期延长至2027年12月31日。', '2027-12-31', null],
    ['经研究，决定将《甲办法》（某府〔2020〕3号）的有效期延长2年。', null, 24],
    ['《甲办法》（某府〔2020〕3号）继续执行至2026年6月30日。', '2026-06-30', null],
  ])('%s', (text, until, months) => {
    expect(readProlonged(text)).toMatchObject([{ name: '《甲办法》（某府〔2020〕3号）', until, months }]);
  });

  it.each([
    '申请人的居住证有效期延长至2027年12月31日。',
    '现将《甲办法》（某府〔2023〕1号）重新发布，有效期调整至2026年12月31日。',
    '依照《甲法》可以延长十五日。',
  ])('is none where that is not said: %s', (text) => {
    expect(readProlonged(text)).toEqual([]);
  });
});
