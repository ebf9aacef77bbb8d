import type { PairingRequest } from '../access/pairing.ts';

/** Pairing requests; their codes are kept as hashes only. */
export interface PairingStore {
  /**
   * Stores a request, in one statement under concurrency. `asked`: the same stranger asked less than `againAfterMs` ago; `full`: `maxPending` others that have not
   * expired wait already. In both cases nothing is stored.
   */
  offer(
    request: PairingRequest,
    codeHash: string,
    rules: { readonly maxPending: number; readonly againAfterMs: number },
  ): Promise<'offered' | 'asked' | 'full'>;
  /** Uses the code up; null: unknown, used or expired. */
  take(codeHash: string, at: Date): Promise<PairingRequest | null>;
  /** Uses a waiting request up by its id, without its code; it counts as asked all the same. Null: none such waits. */
  deny(id: string, at: Date): Promise<PairingRequest | null>;
  /** Those that wait, oldest first. */
  pending(at: Date): Promise<readonly PairingRequest[]>;
}
