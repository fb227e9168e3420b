import { isDateLine, readDay } from './read-dates.js';

/** Words by which a line states a day, where several lines hold it. */
const STATES = { issuedOn: /成文|通过|修正|修订|公布/u, publishedOn: /发布|公布/u } as const;

/** The line of a text that states a fact, verbatim: a day by any writing of it, a name whatever its blanks; null for none. */
export function findQuote(cleaned: string, fact: string, value: string | null): string | null {
  if (value === null) return null;
  const lines = cleaned.split('\n');
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    const stating = lines.filter((line) => readDay(line) === value);
    const words = STATES[fact as keyof typeof STATES];
    return stating.find((line) => words?.test(line)) ?? stating.find(isDateLine) ?? stating[0] ?? null;
  }
  const plain = plainOf(value);
  return lines.find((line) => plainOf(line).includes(plain)) ?? null;
}

function plainOf(text: string): string {
  return text
    .replace(/\s+/gu, '')
    .replace(/[[［(（【]/gu, '〔')
    .replace(/[\]］)）】]/gu, '〕');
}
