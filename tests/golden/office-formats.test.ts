import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFile } from '../../src/adapters/readers/reader-registry.js';
import { type DocxRecipe, makeDocx } from '../support/make-docx.js';
import { makeOfd, type OfdOptions } from '../support/make-ofd.js';
import { makePdf, type PdfOptions } from '../support/make-pdf.js';
import { type PrintedRecipe, placeText } from '../support/placed-text.js';

/** Recipes are kept instead of files: they can be read, and the files are made of them, byte for byte the same each time. */
const MAKE = {
  pdf: (recipe: PrintedRecipe & PdfOptions) => makePdf(placeText(recipe), recipe),
  docx: (recipe: DocxRecipe) => makeDocx(recipe),
  ofd: ({ more = [], ...recipe }: PrintedRecipe & OfdOptions & { more?: PrintedRecipe['pieces'][] }) =>
    makeOfd([recipe, ...more.map((pieces) => ({ ...recipe, pieces }))].map(placeText), recipe),
} as const;
const LEAST = 20;

describe.each(['pdf', 'docx', 'ofd'] as const)('%s files of every awkward kind', (format) => {
  const folder = new URL(`./${format}/`, import.meta.url);
  const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  it('are many', () => {
    expect(cases.length).toBeGreaterThanOrEqual(LEAST);
  });

  it.each(cases)('%s is read as somebody would copy it by hand', async (name) => {
    const recipe = parse(readFileSync(new URL(name, folder), 'utf8'));
    const outcome = await readFile({ name: `${name}.${format}`, bytes: MAKE[format](recipe) });
    const read = 'ok' in outcome ? outcome.ok.text : `拒绝：${outcome.refusal.reason}`;
    expect(`${read}\n`).toBe(readFileSync(new URL(name.replace('.yaml', '.expected'), folder), 'utf8'));
  });
});
