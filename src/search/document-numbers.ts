import type { DocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';

/** A 文号 in any bracket style, with or without its year's brackets: `粤办函〔2024〕88号`, `粤办函[2024]88号`, `粤办函2024年88号`. */
const FULL_NUMBER =
  /([\u4e00-\u9fa5]{2,12})\s*[〔[［(（【]?\s*((?:19|20)\d{2})\s*年?\s*[〕\]］)）】]?\s*第?\s*(\d{1,4})\s*号(?:文件|文)?/gu;
/** The same without a year: `粤办函88号`, or the bare `88号文`. */
const SHORT_NUMBER = /([\u4e00-\u9fa5]{2,12})?(\d{1,4})\s*号(文件|文)?/gu;
/** The same as English writes it, its `No. 88` read as `88号`: `Yuebanhan [2024] 88号`, `文件88号`. */
const LATIN_NUMBER = /(文件|document)?\s*([a-z]{4,30})?\s*[〔[(]?((?:19|20)\d{2})?[\])〕]?\s*(\d{1,4})号/giu;
/** Characters that end the code of an issuing office, so that `请看12号` is not taken for a 文号. */
const OFFICE_CODE = /[发办函字规府令通告政]$/u;

interface Numbered {
  readonly id: DocumentId;
  readonly code: string;
  readonly year: string;
  readonly serial: string;
}

/** A document's number never changes, and thousands are read for a question. */
const numbers = new WeakMap<PolicyDocument, Numbered | null>();

function numberOf(document: PolicyDocument): Numbered | null {
  let number = numbers.get(document);
  if (number === undefined) {
    number = readNumber(document);
    numbers.set(document, number);
  }
  return number;
}

function readNumber(document: PolicyDocument): Numbered | null {
  const match = document.docNumber?.match(/^(.+?)〔(\d{4})〕(\d+)号$/u);
  const [, code, year, serial] = match ?? [];
  return code && year && serial ? { id: document.id, code, year, serial } : null;
}

/** What becomes of a number that was found: it is taken out of the text as naming those documents, or as one not indexed. */
export interface NumberTaker {
  readonly take: (text: string, ids: readonly DocumentId[]) => void;
  readonly takeUnknown: (text: string) => void;
}

/** Finds the documents that a question names by 文号, written in full, short or in Latin letters; `rest` is the text as taken so far. */
export function takeNumbers(
  documents: readonly PolicyDocument[],
  rest: () => string,
  { take, takeUnknown }: NumberTaker,
): void {
  // Every style ends in it, and most questions name no document by its number.
  if (!rest().includes('号')) return;
  const numbered = documents.map(numberOf).filter((entry) => entry !== null);

  for (const [text, code = '', year, serial] of rest().matchAll(FULL_NUMBER)) {
    const hits = numbered.filter(
      (entry) => entry.year === year && entry.serial === serial && code.endsWith(entry.code),
    );
    if (hits[0])
      take(
        text.slice(text.indexOf(hits[0].code)),
        hits.map((hit) => hit.id),
      );
    else if (OFFICE_CODE.test(code)) takeUnknown(text);
  }
  for (const [text, code = '', serial, suffix] of rest().matchAll(SHORT_NUMBER)) {
    const hits = numbered.filter(
      (entry) => entry.serial === serial && (code.endsWith(entry.code) || suffix !== undefined),
    );
    if (!hits[0]) continue;
    const from = code.endsWith(hits[0].code) ? text.indexOf(hits[0].code) : code.length;
    take(
      text.slice(from),
      hits.map((hit) => hit.id),
    );
  }

  for (const [text, noun, code = '', year, serial] of rest().matchAll(LATIN_NUMBER)) {
    const hits = numbered.filter(
      (entry) =>
        entry.serial === serial &&
        (entry.year === year || noun !== undefined || entry.id.startsWith(`${code.toLowerCase()}-`)),
    );
    if (hits.length > 0)
      take(
        text,
        hits.map((hit) => hit.id),
      );
  }
}
