import type { Entry, PairingRequest } from '../access/pairing.ts';
import type { NewNotice } from './outbox.ts';

/** Pairing requests; their codes are kept as hashes only. */
export interface PairingStore {
  /**
   * Stores a request with the notice that tells its code, in one transaction, one at a time. `asked`: the same stranger asked less than `againAfterMs` ago;
   * `full`: `maxPending` others that have not expired wait already. In both cases nothing is stored.
   */
  offer(
    request: PairingRequest,
    codeHash: string,
    rules: { readonly maxPending: number; readonly againAfterMs: number },
    notice: NewNotice,
  ): Promise<'offered' | 'asked' | 'full'>;
  /** The request of a code that waits, or by which `usedBy` let its stranger in; null: unknown, denied or expired. */
  find(codeHash: string, at: Date): Promise<{ readonly request: PairingRequest; readonly usedBy: string | null } | null>;
  /**
   * Uses a code up, lets its stranger in and adds the notice that welcomes them, in one transaction. False, and nothing is done: the code waits no longer,
   * or the entry is not possible any more.
   */
  admit(codeHash: string, by: { readonly personId: string; readonly at: Date }, entry: Entry, notice: NewNotice): Promise<boolean>;
  /** Uses a waiting request up by its id, without its code; it counts as asked all the same. Null: none such waits. */
  deny(id: string, at: Date): Promise<PairingRequest | null>;
  /** Those that wait, oldest first. */
  pending(at: Date): Promise<readonly PairingRequest[]>;
}
