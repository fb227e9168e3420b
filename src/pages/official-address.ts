/** The address, where a reader may be sent to it: only http and https. Null for all else, scripts above all. */
export function officialAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
