import type { RunRef } from '../agent/step.ts';
import type { Attachment, AttachmentOwner } from '../messaging/attachment.ts';

/** A file that goes out with the reply of a turn or with the end of a task. */
export interface OutgoingAttachment extends Pick<Attachment, 'id' | 'kind' | 'name' | 'mime'> {
  readonly run: RunRef;
  /** For people; '' for none. */
  readonly caption: string;
  readonly content: Uint8Array;
  readonly at: Date;
}

/**
 * Files that came in or go out, with their content, so that every process finds them. What goes out is told by the transaction that ends
 * its turn or task (I2): where a chat is written to, as an outbox entry of its own behind the answer or notice.
 */
export interface AttachmentStore {
  /** What came in with the messages of these turns, in the order of the message; a turn without files is not in the map. */
  ofTurns(turnIds: readonly string[]): Promise<ReadonlyMap<string, readonly Attachment[]>>;
  /** What goes out with this turn or task, in the order in which it was added. */
  sentBy(run: RunRef): Promise<readonly Attachment[]>;
  /** The same for many of a kind; what has none is not in the map. */
  sentByAll(kind: RunRef['kind'], ids: readonly string[]): Promise<ReadonlyMap<string, readonly Attachment[]>>;
  /** Null: there is no such file. */
  get(id: string): Promise<(Attachment & AttachmentOwner) | null>;
  /** Null: there is no such file, or it is not here. */
  content(id: string): Promise<Uint8Array | null>;
  /** Adds a file that goes out; the same id again is the same file. */
  add(file: OutgoingAttachment): Promise<void>;
  /** Keeps what is said in a file; only the first of these counts. */
  keepTranscript(id: string, transcript: string): Promise<void>;
}
