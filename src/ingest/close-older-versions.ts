import type { Day, PolicyDocument } from '../domain/policy-document.js';

/** Titles of which there is one at a time; two notices of one title may both bind. */
const ONE_AT_A_TIME = /(?:法|法典|条例|办法|规定|细则|规则|解释|若干措施|政策措施|标准)$/u;

/**
 * Of several versions of one statute, each older one binds until the day before the next begins. A version that names no
 * first day of its own (an amended law repeats the day of the first version) begins when it was adopted.
 */
export function closeOlderVersions<Entry extends { readonly document: PolicyDocument }>(
  parsed: readonly Entry[],
): readonly Entry[] {
  const versions = new Map<string, PolicyDocument[]>();
  for (const { document } of parsed) {
    if (document.issuedOn === null || !ONE_AT_A_TIME.test(document.title)) continue;
    versions.set(document.title, [...(versions.get(document.title) ?? []), document]);
  }
  const lastDays = new Map<string, Day>();
  for (const documents of versions.values()) {
    for (const older of documents) {
      const starts = documents.filter((other) => (other.issuedOn ?? '') > (older.issuedOn ?? '')).map(firstDayOf);
      const [next] = starts.sort();
      if (next && !(older.expiresOn && older.expiresOn < next)) lastDays.set(older.id, dayBefore(next));
    }
  }
  return parsed.map((each) => {
    const expiresOn = lastDays.get(each.document.id);
    return expiresOn ? { ...each, document: { ...each.document, expiresOn } } : each;
  });
}

function firstDayOf({ issuedOn, effectiveOn }: PolicyDocument): Day {
  return [issuedOn ?? '', effectiveOn ?? ''].sort().at(-1) ?? '';
}

export function dayBefore(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
