import type { Destination } from './chat-transport.ts';

/** Where a message may be whose sending was cut off, so that nobody knows its id. */
export interface OrphanGap {
  /** The network's id of the last message known to be older; null: none is known. */
  readonly after: string | null;
  /** The network's id of a message of ours that is newer. */
  readonly before: string;
  /** Whether a message belongs to something else and must stay as it is. */
  isKnown(messageId: string): Promise<boolean>;
  /** Makes one request to the network as soon as the chat's pace allows; each request that sends or edits goes through it. */
  inTurn<T>(request: () => Promise<T>): Promise<T>;
}

/** Finds messages of ours that nobody knows of, where the network sends the same message twice (`sendsOnce` is false). */
export interface OrphanFinder {
  /** Takes away what it finds of ours in the gap; returns how many. Throws as a ChatTransport does. */
  takeAway(to: Destination, between: OrphanGap, signal: AbortSignal): Promise<number>;
}
