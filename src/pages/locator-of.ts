import type { ClauseId } from '../domain/ids.js';

/** The part of a clause's id behind `#`: its element's id on the page. */
export function locatorOf(id: ClauseId): string {
  return id.slice(id.indexOf('#') + 1);
}
