import ipaddr from 'ipaddr.js';

/** The first three bits of 2000::/3, where all public addresses of IPv6 are (RFC 4291 §2.4). */
const GLOBAL_UNICAST = 0b001;

/**
 * Whether an IP address is one of the public internet. Private, loopback, link-local, carrier's, multicast, reserved and test
 * addresses are not, nor those of IPv6 that carry an IPv4 address (mapped, NAT64, 6to4, Teredo), nor what is no address.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return !(address instanceof ipaddr.IPv6) || (address.parts[0] ?? 0) >> 13 === GLOBAL_UNICAST;
}
