import type { Address } from '../messaging/address.ts';

/** Where a person talks to Parley on the web when they name no conversation. */
export function ownAddress(personId: string): Address {
  return { channel: 'web', account: 'parley', chat: personId, thread: null };
}
