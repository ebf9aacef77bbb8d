import type { IncomingMessage } from 'node:http';

export const MAX_BODY_BYTES = 1024 * 1024;

type Unread = { readonly kind: 'too-large' | 'broken' };

export type Body = { readonly kind: 'read'; readonly text: string } | Unread;

/** Reads a request's body as text of at most 1 MiB. `broken`: the client left before its end, or it is no UTF-8. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const body = await readBytes(request, MAX_BODY_BYTES);
  if (body.kind !== 'read') return body;
  try {
    return { kind: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(body.bytes) };
  } catch {
    return { kind: 'broken' };
  }
}

/** Reads a request's body, and keeps nothing from the first byte too many on. `broken`: the client left before its end. */
export async function readBytes(
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ readonly kind: 'read'; readonly bytes: Buffer } | Unread> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { kind: 'too-large' };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop must not destroy the request: its socket still carries the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) return { kind: 'broken' };
      size += chunk.length;
      if (size > maxBytes) {
        // What still comes is read and dropped, so that the client gets to see the answer.
        request.resume();
        return { kind: 'too-large' };
      }
      chunks.push(chunk);
    }
    return { kind: 'read', bytes: Buffer.concat(chunks) };
  } catch {
    return { kind: 'broken' };
  }
}
