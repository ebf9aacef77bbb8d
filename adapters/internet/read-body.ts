import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export interface Body {
  readonly bytes: Uint8Array;
  /** There was more than was asked for. */
  readonly isCut: boolean;
}

/** The encodings that `readBody` takes, as a header says them. */
export const TAKEN_ENCODINGS = 'gzip, deflate, br';

/**
 * The beginning of an answer's body, unpacked, at most so many bytes; the rest is never fetched, and a small body that unpacks to something huge is
 * unpacked no further. Throws when the connection breaks, or when it is packed in another way than was asked for.
 */
export async function readBody(response: IncomingMessage, most: number): Promise<Body> {
  const unpacked = unpack(response);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacked) {
      if (!(chunk instanceof Uint8Array)) continue;
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) break;
    }
  } finally {
    unpacked.destroy();
    response.destroy();
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), isCut: size > most };
}

function unpack(response: IncomingMessage): Readable {
  const decoder = decoderOf(response.headers['content-encoding']?.trim().toLowerCase() ?? '');
  if (decoder === null) return response;
  response.on('error', (cause) => decoder.destroy(cause));
  return response.pipe(decoder);
}

function decoderOf(encoding: string): Transform | null {
  switch (encoding) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    case 'deflate':
      return createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    case 'br':
      return createBrotliDecompress();
    default:
      throw new Error('it is packed in a way that was not asked for');
  }
}
