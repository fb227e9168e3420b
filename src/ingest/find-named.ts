import type { PolicyDocument } from '../domain/policy-document.js';
import { currentId } from '../domain/version-id.js';
import { plainName } from '../search/statute-names.js';

/** 文号 as other documents write it. */
const NUMBER = /([\u4e00-\u9fa5]{2,12})\s*[〔[［(（【]\s*(\d{4})\s*年?[〕\]］)）】]\s*(?:第\s*)?(\d{1,4})\s*号/gu;

/**
 * Finds the document that a name means as documents write it: an id, `《标题》（文号）`, 文号 or a title. Where a number stands
 * in the name it decides, as titles repeat; of several documents of one title the first. Undefined where none is meant.
 */
export function createDocumentFinder(
  documents: readonly PolicyDocument[],
): (name: string) => PolicyDocument | undefined {
  const byName = new Map<string, PolicyDocument>();
  const put = (name: string, document: PolicyDocument): void => {
    if (!byName.has(name)) byName.set(name, document);
  };
  for (const document of documents) {
    put(document.id, document);
    // By its number and title a document is meant as it stands, not a text that it had before.
    if (currentId(document.id) !== document.id) continue;
    if (document.docNumber !== null) put(document.docNumber, document);
  }
  for (const document of documents) {
    if (currentId(document.id) !== document.id) continue;
    for (const name of [document.title, ...document.aliases]) put(keyOf(name), document);
  }
  return (name) => {
    const known = byName.get(name);
    if (known) return known;
    const numbers = [...name.matchAll(NUMBER)];
    const [, code, year, serial] = numbers.at(-1) ?? [];
    if (code) return byName.get(`${code}〔${year}〕${Number(serial)}号`);
    return byName.get(keyOf(name));
  };
}

/** Titles within titles are bracketed in one document and not in another. */
function keyOf(name: string): string {
  return plainName(name).replace(/[〈〉<>]/gu, '');
}
