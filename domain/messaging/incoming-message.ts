import type { Address } from './address.ts';

/** What came in from a network, in the core's words. */
export interface IncomingMessage {
  readonly address: Address;
  readonly audience: 'private' | 'group';
  readonly personId: string;
  /** The network's own id of the message; null: the network gave none, so it cannot be told from a repetition. */
  readonly externalId: string | null;
  readonly text: string;
  /** How it speaks to us in a group; in private everything does. */
  readonly addressing: 'mention' | 'reply' | 'command' | 'none';
  /** Whether a bot sent it, this one included. */
  readonly isFromBot: boolean;
}
