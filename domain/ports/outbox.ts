import type { OutboxEntry, OutboxPart } from '../delivery/outbox-entry.ts';
import type { AccountClaim } from './channel-accounts.ts';

/** Something to be told that no turn causes; `key` makes it be told once. */
export type NewNotice = Omit<OutboxEntry, 'order' | 'kind' | 'turnId' | 'parts' | 'body'> & {
  readonly key: string;
  readonly body: NonNullable<OutboxEntry['body']>;
};

/**
 * Everything that leaves for the networks (I2). Entries of answers are written by the transaction that stores their message and get their body
 * from the one that ends their turn; those of task notices are written with the task's end. What is done stays for a while, so that a press finds its turn.
 */
export interface Outbox {
  /** Adds a notice; false: one with this key was there already. */
  add(notice: NewNotice): Promise<boolean>;
  /**
   * What is not done yet at this account, in order, at most `limit`; also answers that are still being made. When there is more: first what is
   * first at each address, of what is ready and of what is still being made, so that a long queue keeps no other chat waiting (I3).
   */
  open(claim: AccountClaim, limit: number): Promise<readonly OutboxEntry[]>;
  /** Writes down that a part is about to be sent, before it is; the same part again keeps its key. Null: the claim is lost. */
  beginPart(claim: AccountClaim, entryId: string, number: number, key: string): Promise<OutboxPart | null>;
  /** Writes down what came of a part. False: the claim is lost. */
  endPart(claim: AccountClaim, entryId: string, number: number, result: Pick<OutboxPart, 'state' | 'messageId'>): Promise<boolean>;
  /** Nothing more is to be done; `problem`: why it could not all be told, null: it was. False: the claim is lost. */
  close(claim: AccountClaim, entryId: string, problem: string | null): Promise<boolean>;
  /** How many entries with a body wait, and since when the oldest does. */
  waiting(): Promise<
    readonly { readonly channel: string; readonly account: string; readonly count: number; readonly oldest: Date | null }[]
  >;
}
