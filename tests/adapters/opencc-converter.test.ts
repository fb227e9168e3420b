import { describe, expect, it } from 'vitest';
import { createOpenccConverter } from '../../src/adapters/opencc-converter.js';

describe('simplified Chinese', () => {
  const { toSimplified } = createOpenccConverter();

  // The tables take 坏 for the traditional form of 坯.
  it.each(['破坏土地资源', '数据安全法第五条', '皇后与乾隆'])('stays as it is: %s', (text) => {
    expect(toSimplified(text)).toBe(text);
  });

  it('is made of traditional Chinese', () => {
    expect(toSimplified('數據安全法第五條，損壞後臺')).toBe('数据安全法第五条，损坏后台');
  });
});
