import { describe, expect, it } from 'vitest';
import { shieldNames } from '../../src/search/shield-names.js';

describe('names out of reach of rewriting', () => {
  const rewrite = (text: string, names: readonly string[]): string => {
    const shielded = shieldNames(text, names);
    return shielded.restore(shielded.text.replaceAll('刑事', '形势').replaceAll('法第', '发递'));
  };

  it('keep titles and pointers as they are written, and let the rest be corrected', () => {
    expect(rewrite('国际刑事司法协助法第五条讲刑事吗', ['国际刑事司法协助法'])).toBe(
      '国际刑事司法协助法第五条讲形势吗',
    );
    expect(rewrite('旅游法第七十条', [])).toBe('旅游法第七十条');
  });

  it('take the longer of two names', () => {
    const shielded = shieldNames('企业所得税法实施条例', ['企业所得税法', '企业所得税法实施条例']);
    expect(shielded.text).toHaveLength(1);
    expect(shielded.restore(shielded.text)).toBe('企业所得税法实施条例');
  });

  it('leave a text that holds such signs without them', () => {
    expect(rewrite('\ue000算力第三条', [])).toBe(' 算力第三条');
  });
});
