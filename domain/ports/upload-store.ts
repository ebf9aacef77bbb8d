import type { Attachment } from '../messaging/attachment.ts';

/** Files that a web client handed over and that no message has taken yet. A message takes them when it is stored (`NewMessage.uploadIds`). */
export interface UploadStore {
  add(upload: Pick<Attachment, 'id' | 'kind' | 'name' | 'mime'> & { personId: string; content: Uint8Array; at: Date }): Promise<void>;
  /** How many bytes of this person's wait for a message. */
  waitingBytes(personId: string): Promise<number>;
  /** Removes what no message took since then; returns how many. */
  discardUnused(before: Date): Promise<number>;
}
