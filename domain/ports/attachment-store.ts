import type { Attachment, AttachmentProblem } from '../messaging/attachment.ts';
import type { AccountKey } from './channel-accounts.ts';

/** A file that came with a stored message and is still to be fetched. */
export interface WaitingAttachment extends Attachment {
  readonly remote: string;
  readonly conversationId: string;
}

/**
 * Files that came in or go out, with their content, so that every process finds them. Those of a message are written with it; its turn is
 * claimed only when none of them waits any more or the time for fetching is over.
 */
export interface AttachmentStore {
  /** Oldest first. */
  waiting(account: AccountKey, limit: number): Promise<readonly WaitingAttachment[]>;
  /** The file was fetched, or could not be; only the first of these counts. */
  settle(id: string, result: { content: Uint8Array; mime: string } | { problem: AttachmentProblem }): Promise<void>;
  ofTurn(turnId: string): Promise<readonly Attachment[]>;
  /** Null: there is no such file. */
  get(id: string): Promise<Attachment | null>;
  /** Null: there is no such file, or it is not here. */
  content(id: string): Promise<Uint8Array | null>;
  /** Adds a file that goes out; the same id again is the same file. */
  add(file: Pick<Attachment, 'id' | 'kind' | 'name' | 'mime'> & { readonly content: Uint8Array; readonly at: Date }): Promise<void>;
}
