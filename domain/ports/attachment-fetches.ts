import type { Attachment, AttachmentProblem } from '../messaging/attachment.ts';
import type { AccountKey } from './channel-accounts.ts';

/** A file that came with a stored message and is still to be fetched. */
export interface WaitingAttachment extends Attachment {
  readonly remote: string;
  readonly conversationId: string;
}

/** Files that networks hold for us. They are written with their message; its turn is claimed only when none of them waits any more or the time for fetching is over. */
export interface AttachmentFetches {
  /** Oldest first. */
  waiting(account: AccountKey, limit: number): Promise<readonly WaitingAttachment[]>;
  /** The file was fetched, or could not be; only the first of these counts. */
  settle(id: string, result: { content: Uint8Array; mime: string } | { problem: AttachmentProblem }): Promise<void>;
}
