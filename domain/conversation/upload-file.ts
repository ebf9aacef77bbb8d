import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { isRefusedType } from '../delivery/refused-type.ts';
import { ConflictError, InvalidInputError } from '../errors.ts';
import type { Attachment } from '../messaging/attachment.ts';
import type { AttachmentKind } from '../messaging/incoming-message.ts';
import { safeName } from '../messaging/safe-name.ts';
import type { Ports } from '../ports/ports.ts';

const MIB = 1024 * 1024;
/** The largest file that is taken in, in bytes. */
export const MAX_UPLOAD_BYTES = 20 * MIB;
const MAX_WAITING_BYTES = 100 * MIB;
/** So long a file waits for its message, in milliseconds. */
export const KEPT_UNUSED_MS = 24 * 60 * 60 * 1000;

const MIME = /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/;
/** What every program shows as a picture; a drawing in XML is a document with text in it. */
const PICTURE = /^image\/(?:jpeg|png|gif|webp)$/;

export interface UploadFileInput {
  /** As the person calls it; never used as a path. */
  readonly name: string;
  /** What the person's program says it is, perhaps with parameters; null: nothing. */
  readonly mime: string | null;
  readonly content: Uint8Array;
}

export type UploadFile = ReturnType<typeof makeUploadFile>;

/**
 * Takes a file that a later message names in its `uploadIds`. Throws an InvalidInputError whose field is `content` for an empty or too
 * large file and `type` for one of a refused type, and a ConflictError when too much of the person's waits already.
 */
export function makeUploadFile({ uploads, ids, clock }: Pick<Ports, 'uploads' | 'ids' | 'clock'>) {
  return async (principal: Principal | null, { name, mime, content }: UploadFileInput): Promise<Attachment> => {
    assertAccess(principal, 'file.upload');
    const size = content.byteLength;
    if (size === 0) throw new InvalidInputError('content', 'This file is empty.');
    if (size > MAX_UPLOAD_BYTES) throw new InvalidInputError('content', `A file has at most ${MAX_UPLOAD_BYTES / MIB} MiB.`);
    const type = typeOf(mime);
    const kind = kindOf(type);
    const file = { id: ids.uuid(), kind, name: safeName(name, kind), mime: type };
    if (isRefusedType(file)) {
      throw new InvalidInputError('type', 'Archives and programs are not taken: send the files themselves.');
    }
    const at = clock.now();
    await uploads.discardUnused(new Date(at.getTime() - KEPT_UNUSED_MS));
    if ((await uploads.waitingBytes(principal.personId)) + size > MAX_WAITING_BYTES) {
      throw new ConflictError(
        `At most ${MAX_WAITING_BYTES / MIB} MiB of your files wait for a message: send what you have uploaded first.`,
      );
    }
    await uploads.add({ ...file, personId: principal.personId, content, at });
    return { ...file, size, seconds: null, state: 'here', problem: null, transcript: null };
  };
}

/** Without parameters, in small letters; what is no type is told as bytes. */
function typeOf(mime: string | null): string {
  const type = mime?.split(';')[0]?.trim().toLowerCase() ?? '';
  return MIME.test(type) ? type : 'application/octet-stream';
}

function kindOf(mime: string): AttachmentKind {
  if (PICTURE.test(mime)) return 'picture';
  if (mime.startsWith('audio/')) return 'audio';
  return mime.startsWith('video/') ? 'video' : 'document';
}
