const PREFIX = 'yuece.';

/**
 * Reads what an earlier visit left in this browser; null where there is nothing or where storage is blocked. The widget then
 * works all the same and forgets on reload.
 */
export function readSaved(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keeps a value for the next visit, or removes it (null). Blocked or full storage is no fault. */
export function save(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Nothing is lost that the server does not have.
  }
}
