import type { ServerResponse } from 'node:http';
import { secureHeaders } from './secure-headers.ts';

/**
 * Writes a fetch-style response: a stream of events as it comes, no faster than the client reads, and anything else in one go. When the client leaves, or when a stream of events
 * is to end because the server does, its body is cancelled, which ends the subscription behind it. Such a stream ends without
 * the event that says it is complete, so its client knows to come back.
 */
export async function pipeResponse(from: Response, to: ServerResponse, closing: AbortSignal): Promise<void> {
  const headers = { ...secureHeaders(), 'cache-control': 'no-store', ...Object.fromEntries(from.headers) };
  const isStream = from.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (!isStream) {
    const body = Buffer.from(await from.arrayBuffer());
    if (!to.destroyed) to.writeHead(from.status, { ...headers, 'content-length': body.byteLength }).end(body);
    return;
  }
  const reader = from.body?.getReader();
  const cancel = (): void => {
    // It may have ended by itself meanwhile.
    reader?.cancel().catch(() => undefined);
  };
  if (to.destroyed) {
    cancel();
    return;
  }
  to.writeHead(from.status, headers);
  to.flushHeaders();
  to.once('close', cancel);
  closing.addEventListener('abort', cancel);
  try {
    for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader?.read()) {
      if (!to.write(read.value)) await drained(to);
    }
    to.end();
  } catch {
    to.destroy();
  } finally {
    to.off('close', cancel);
    closing.removeEventListener('abort', cancel);
  }
}

function drained(to: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      to.off('drain', go);
      to.off('close', go);
      resolve();
    };
    to.on('drain', go);
    to.on('close', go);
    if (to.destroyed) go();
  });
}
