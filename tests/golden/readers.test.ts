import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeReading } from '../support/describe-reading.js';
import { goldenFiles } from '../support/golden-files.js';

describe.each(['html', 'txt', 'markdown', 'jsonl'])('files in %s', (format) => {
  const files = goldenFiles(format);

  it.each(files)('$name', async ({ path }) => {
    expect(await describeReading(path)).toBe(readFileSync(`${path}.expected`, 'utf8'));
  });

  it('are at least twenty', () => {
    expect(files.length).toBeGreaterThanOrEqual(20);
  });
});
