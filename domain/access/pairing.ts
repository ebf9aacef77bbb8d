import type { Language } from './person.ts';
import type { Channel } from '../messaging/address.ts';

/** A stranger in a private chat who waits to be let in. */
export interface PairingRequest {
  readonly id: string;
  readonly channel: Channel;
  readonly account: string;
  readonly chat: string;
  /** The stranger, as the network knows them. */
  readonly externalId: string;
  readonly name: string;
  readonly language: Language;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
