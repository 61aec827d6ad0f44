import { isIPv4, isIPv6 } from 'node:net';

/**
 * The net in which an address lies, "203.0.113.0/24" or "2001:db8:12::/48": what one customer of a provider has at hand, so
 * that changing the address by a little changes nothing. What is no address is a net by itself.
 */
export function addressPrefix(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address.split('%')[0] ?? '';
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return address;
  // "a::b" and "::1" leave groups out; only the first three are looked at.
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined ? [] : tail === '' ? [] : tail.split(':');
  const missing = Math.max(0, 8 - groups.length - rest.length);
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...rest];
  return `${whole
    .slice(0, 3)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/48`;
}
