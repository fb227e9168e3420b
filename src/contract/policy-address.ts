/** Where on the page of a document a reader begins. */
export interface PolicyPlace {
  /** The clause's id, or the part of it behind `#`. */
  readonly clause?: string;
  /** Words of that clause to mark: a half-open span of code units in its text. */
  readonly mark?: readonly [number, number];
  /** The day for which its validity is told; default today. */
  readonly asOf?: string;
}

/** The page of a document, as `/documents/x?mark=13%3A4-20#13`: no script is needed to open it at the clause. */
export function policyAddress(documentId: string, { clause, mark, asOf }: PolicyPlace = {}): string {
  const locator = clause?.slice(clause.indexOf('#') + 1);
  const query = new URLSearchParams();
  if (asOf !== undefined) query.set('asOf', asOf);
  if (locator !== undefined && mark) query.set('mark', `${locator}:${mark[0]}-${mark[1]}`);
  const asked = query.size > 0 ? `?${query}` : '';
  return `/documents/${encodeURIComponent(documentId)}${asked}${locator === undefined ? '' : `#${encodeURI(locator)}`}`;
}
