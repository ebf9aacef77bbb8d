import type { Language } from './language.ts';
import type { Role } from './principal.ts';
import type { Channel } from '../messaging/address.ts';

export type { Language };

/** A human known to Parley. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly language: Language;
  /** An IANA zone such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly createdAt: Date;
  /** Whether models that cost nothing are asked before all others; absent: no. */
  readonly freeModelsFirst?: boolean;
  /** Whether what they say is kept in memory; absent: yes. */
  readonly keepsMemory?: boolean;
}

/** A person as one channel knows them. */
export interface Identity {
  readonly personId: string;
  readonly channel: Channel;
  readonly externalId: string;
}
