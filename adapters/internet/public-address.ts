import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** What is not the public internet, by IANA's registry of special-purpose addresses. */
const CLOSED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Within what is public: Teredo and other protocols, documentation, 6to4 (which carries an IPv4 address), the segment routing of operators. */
const CLOSED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const closed = listOf([...CLOSED_IPV4, ...CLOSED_IPV6]);
/** Everything that is given out to the public so far; loopback, link-local, unique-local, multicast and mapped IPv4 addresses lie outside. */
const publicIPv6 = listOf(['2000::/3']);
/** IPv4 through a translator: the last 32 bits are the address that is reached. */
const translated = listOf(['64:ff9b::/96']);

/** Whether an IP address, as a resolver gives it, is one of the public internet. Anything else that is given is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  if (translated.check(address, 'ipv6')) return isPublicAddress(lastIPv4(address));
  return publicIPv6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

function listOf(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', bits = ''] = subnet.split('/');
    list.addSubnet(network, Number(bits), isIPv4(network) ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** The last 32 bits of an IPv6 address in the form of an IPv4 address. */
function lastIPv4(address: string): string {
  // The parser of addresses writes every form, such as `64:ff9b::10.0.0.1`, with hexadecimal groups.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  const [high = 0, low = 0] = groups.slice(-2).map((group) => Number.parseInt(group === '' ? '0' : group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
