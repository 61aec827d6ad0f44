import { BlockList, isIP } from 'node:net';

/** Nets that are not the public internet: this machine, the company's own, what leads to the cloud's inside. */
const INNER = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  // 6to4 relays, as below.
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INNER.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  // Teredo, benchmarks, hashes instead of hosts, and whatever else is none of the net's own.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4: an IPv4 address, be it an inner one, in the clothes of IPv6.
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  INNER.addSubnet(net, bits, 'ipv6');

/** All that is given out in IPv6; so NAT64, IPv4-mapped, local and multicast addresses are none of the public internet. */
const GIVEN_OUT = new BlockList();
GIVEN_OUT.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !INNER.check(address, 'ipv4');
  return version === 6 && GIVEN_OUT.check(address, 'ipv6') && !INNER.check(address, 'ipv6');
}
