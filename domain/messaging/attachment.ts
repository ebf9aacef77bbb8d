import type { AttachmentKind } from './incoming-message.ts';

/** Why a file that came with a message is not there. */
export type AttachmentProblem = 'too-large' | 'type-refused' | 'unreachable' | 'gone';

/** A file that came with a message or goes out with a reply. */
export interface Attachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  /** Safe as a file name: no path, no control characters, at most 120 characters. */
  readonly name: string;
  readonly mime: string;
  /** In bytes; null: not known before it is fetched. */
  readonly size: number | null;
  readonly seconds: number | null;
  /** `waiting`: it is still to be fetched from its network. */
  readonly state: 'waiting' | 'here' | 'failed';
  /** Set when `failed`. */
  readonly problem: AttachmentProblem | null;
  /** What is said in it; null: nobody has listened to it. */
  readonly transcript: string | null;
}

/** Whose a file is: what it came or goes out with, and who uploaded it. All null: it belongs to nobody who could read it. */
export interface AttachmentOwner {
  readonly turnId: string | null;
  readonly taskId: string | null;
  /** Who uploaded it, on the web; null: it came from a network, or Parley made it. */
  readonly uploaderId: string | null;
}
