/** A network on which people talk. */
export type Channel = 'telegram' | 'matrix' | 'web';

/** Where a conversation takes place: a chat of one of our accounts on a channel, and a thread in it. */
export interface Address {
  readonly channel: Channel;
  /** Our account on the channel: a bot's name, a Matrix user, `parley` on the web. */
  readonly account: string;
  readonly chat: string;
  /** The forum topic or thread; null in the main line of a chat. */
  readonly thread: string | null;
}

/** The canonical key of an address, such as `telegram:bot1:-100123:45`. Colons and percent signs inside parts are percent-encoded. */
export function addressKey(address: Address): string {
  const parts = [address.channel, address.account, address.chat];
  if (address.thread !== null) parts.push(address.thread);
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll(':', '%3A')).join(':');
}
