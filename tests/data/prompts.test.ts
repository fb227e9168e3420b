import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { DEMANDS } from '../../src/answer/demands.js';
import { SECTIONS } from '../../src/domain/draft.js';
import { repositoryPath } from '../support/shared-data.js';

const wording = readWording(repositoryPath('prompts'));
const texts = readdirSync(repositoryPath('prompts'))
  .filter((name) => name.endsWith('.md') && !name.endsWith('.en.md'))
  .map((name) => readFileSync(repositoryPath('prompts', name), 'utf8'));
const ids = texts.flatMap((text) => [...text.matchAll(/^## (\S+)$/gmu)].map((match) => match[1] ?? ''));

/** Every wording id that the answer path names in its sources. */
function namedInCode(): readonly string[] {
  const folder = repositoryPath('src', 'answer');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const named = sources.flatMap((text) => [
    ...[...text.matchAll(/fixed\(\s*'[a-z]+',\s*'([a-z-]+)'/gu)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(/'((?:no-basis|reference|structure|found|refused|guidance|reminder|contact)-[a-z-]+)'/gu)].map(
      (match) => match[1] ?? '',
    ),
    ...[...text.matchAll(/wording: '([a-z-]+)'/gu)].map((match) => match[1] ?? ''),
  ]);
  return [...new Set(named)];
}

describe('the fixed wording', () => {
  it('has every wording that the answer path says, and the path is found to say many', () => {
    const named = namedInCode();
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((id) => !wording.has(id))).toEqual([]);
  });

  it('has a sentence for every demand that may be unmet, every section and every kind of doubt about a document', () => {
    const needed = [
      ...DEMANDS.map((demand) => `no-basis-${demand.name}`),
      ...SECTIONS.map((section) => `heading-${section}`),
      ...['not_yet', 'expired', 'repealed', 'superseded', 'draft'].map((validity) => `validity-${validity}`),
    ];
    expect(needed.filter((id) => !wording.has(id))).toEqual([]);
  });

  it('fills every placeholder, and refuses a missing or an unknown value', () => {
    for (const id of ids) {
      const values = Object.fromEntries(wording.placeholders(id).map((name) => [name, '45']));
      expect(wording.say(id, values)).not.toMatch(/\{\{|\}\}/u);
      expect(() => wording.say(id, { ...values, unknown: 'x' })).toThrow();
      const [first] = Object.keys(values);
      if (first !== undefined) expect(() => wording.say(id, {})).toThrow();
    }
  });

  it('keeps the house style: no exclamation, no promise, never 你', () => {
    for (const text of texts) expect(text).not.toMatch(/[!！]|保证|一定能|你/u);
  });

  it('says no figure of its own beside public telephone numbers and the seed’s number', () => {
    for (const id of ids) {
      const said = wording.say(id, Object.fromEntries(wording.placeholders(id).map((name) => [name, ''])));
      const figures = (said.match(/\d+/gu) ?? []).filter(
        (figure) =>
          !['12345', '12348', '12356', '110', '119', '120', '122', '2024', '88', '2027', '13', '1'].includes(figure),
      );
      expect(figures, id).toEqual([]);
    }
  });
});
