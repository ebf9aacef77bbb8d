import type { IncomingMessage } from 'node:http';

export const MAX_BODY_BYTES = 1024 * 1024;

export type Body = { readonly kind: 'read'; readonly text: string } | { readonly kind: 'too-large' | 'broken' };

/** Reads a request's body, and keeps nothing from the first byte too many on. `broken`: the client left before its end, or it is no UTF-8. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return { kind: 'too-large' };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop must not destroy the request: its socket still carries the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) return { kind: 'broken' };
      size += chunk.length;
      if (size > MAX_BODY_BYTES) {
        // What still comes is read and dropped, so that the client gets to see the answer.
        request.resume();
        return { kind: 'too-large' };
      }
      chunks.push(chunk);
    }
    return { kind: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { kind: 'broken' };
  }
}
