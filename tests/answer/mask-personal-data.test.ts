import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../src/answer/mask-personal-data.js';

describe('maskPersonalData', () => {
  it.each([
    ['identity-number', '我身份证是440100199001011234，帮我查', '440100199001011234'],
    ['identity-number', '证件 440100 19900101 123X 可以吗', '123X'],
    ['identity-number', '全角４４０１００１９９００１０１１２３４也一样', '４４０１００'],
    ['mobile', '打我电话13800138000', '13800138000'],
    ['mobile', '+86 138-0013-8000 找我', '138-0013-8000'],
    ['bank-card', '卡号6222 0212 3456 7890 123', '7890'],
    ['email', '发到 zhang.san@example.gov.cn 吧', 'zhang.san'],
    ['credit-code', '信用代码91440101MA5ABCDE0X的公司', '91440101MA5'],
  ])('takes out %s', (kind, text, secret) => {
    const { masked, found } = maskPersonalData(text);
    expect(found).toContain(kind);
    expect(masked).not.toContain(secret);
  });

  it.each([
    '2027年算力规模超过60EFLOPS',
    '索引号006939748/2024-00230',
    '粤办函〔2024〕88号第13条',
    '产量达到1亿台以上、3000万台以上',
    '12345',
  ])('leaves “%s” alone: figures and numbers of policies are no personal data', (text) => {
    expect(maskPersonalData(text)).toEqual({ masked: text, found: [] });
  });

  it('leaves no eighteen digits standing, whatever surrounds them', () => {
    const identity = fc.tuple(
      fc.integer({ min: 110000, max: 659000 }),
      fc.integer({ min: 1950, max: 2020 }),
      fc.integer({ min: 1000, max: 9999 }),
    );
    fc.assert(
      fc.property(identity, fc.constantFrom('', '，', '是', ' '), ([region, year, tail], around) => {
        const number = `${region}${year}0101${tail}`;
        expect(maskPersonalData(`我的证件${around}${number}${around}请查`).masked).not.toContain(number);
      }),
    );
  });
});
