const SCHEMES = ['http:', 'https:', 'mailto:'];

/** The address normalised, where a person may be sent to it; null for every other scheme and for relative addresses. */
export function safeAddress(address: string | null): string | null {
  if (address === null) return null;
  try {
    const url = new URL(address);
    return SCHEMES.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
