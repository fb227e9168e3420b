import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../src/answer/mask-personal-data.js';
import { repositoryPath } from '../support/shared-data.js';

describe('maskPersonalData', () => {
  it.each([
    ['identity-number', '我身份证是440100199001011234，帮我查', '440100199001011234'],
    ['identity-number', '44010019900101123X', '123X'],
    ['identity-number', '证件 440100 19900101 123X 可以吗', '123X'],
    ['identity-number', '全角４４０１００１９９００１０１１２３４也一样', '４４０１００'],
    ['identity-number', '藏着零宽字符4401\u200b0019\u200b9001\u200b011234', '011234'],
    ['identity-number', '老身份证440106880808231', '440106880808231'],
    ['identity-number', '我身份证44010619900101xxxx，帮我查社保', '19900101'],
    ['identity-number', '身份证号打错了：990100199013011234', '990100199013011234'],
    ['mobile', '打我电话13800138000', '13800138000'],
    ['mobile', '+86 138-0013-8000 找我', '138-0013-8000'],
    ['mobile', '138.0013.8000', '0013'],
    ['mobile', '我的号码一三八零零一三八零零零', '零零一三八'],
    ['landline', '我家座机020-83133305', '83133305'],
    ['bank-card', '卡号6222 0212 3456 7890 123', '7890'],
    ['bank-card', '4111111111111111', '4111111111111111'],
    ['email', '发到 zhang.san@example.gov.cn 吧', 'zhang.san'],
    ['credit-code', '信用代码91440101MA5ABCDE0X的公司', '91440101MA5'],
    ['credit-code', '91350100M000100Y43', '91350100'],
    ['travel-document', '护照号E12345678', 'E12345678'],
    ['travel-document', '港澳通行证C98765432过期了', 'C98765432'],
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
    '省工信厅的电话是不是020-83133305',
    '营收900亿元，2024年5月26日到2027年12月31日',
    '订单号202405260001是什么',
    '型号E12345678的机器人',
    '一三五七九',
    '1234567890123456',
  ])('leaves “%s” alone: figures and numbers of policies are no personal data', (text) => {
    expect(maskPersonalData(text)).toEqual({ masked: text, found: [] });
  });

  it('masks no number of the policy', () => {
    const policy = readFileSync(repositoryPath('seeds', 'documents', '粤办函〔2024〕88号.txt'), 'utf8');
    expect(maskPersonalData(policy).found).toEqual([]);
  });

  it('leaves no eighteen digits standing, whatever surrounds them', () => {
    const identity = fc.tuple(
      fc.constantFrom(110101, 440106, 513401, 659001),
      fc.integer({ min: 1950, max: 2020 }),
      fc.integer({ min: 1000, max: 9999 }),
    );
    fc.assert(
      fc.property(identity, fc.constantFrom('', '，', '是', ' ', '\u200b'), ([region, year, tail], around) => {
        const number = `${region}${year}0101${tail}`;
        expect(maskPersonalData(`我的证件${around}${number}${around}请查`).masked).not.toContain(number);
      }),
    );
  });
});
