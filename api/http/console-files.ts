import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { refuse, sendPage } from './respond.ts';
import { secureHeaders } from './secure-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Serves the console's built files from `folder`. What is built into `assets/` has its content in its name and is kept for ever
 * by browsers; the rest is asked for again. Paths that are no files are places inside the console.
 */
export function makeConsoleFiles(folder: string) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const asked = fileFor(folder, path);
    const found = asked === null ? null : await fileAt(asked);
    const file = found ?? (extname(path) === '' ? await fileAt(join(folder, 'index.html')) : null);
    if (file !== null) {
      await sendFile(request, response, file, path.startsWith('/assets/'));
    } else if (path === '/' || extname(path) === '') {
      sendPage(response, 503, 'The console is not built yet. It is built at the first start; reload in a moment.');
    } else {
      refuse(response, 404, { code: 'http.not-found', message: 'There is no such file.' });
    }
  };
}

/** Null: the path leaves the folder. */
function fileFor(folder: string, path: string): string | null {
  const wanted = normalize(join(folder, path === '/' ? 'index.html' : path));
  return wanted.startsWith(folder + sep) && !path.includes('\0') ? wanted : null;
}

interface File {
  readonly path: string;
  readonly size: number;
  readonly tag: string;
}

async function fileAt(path: string): Promise<File | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { path, size: found.size, tag: `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"` } : null;
}

async function sendFile(request: IncomingMessage, response: ServerResponse, file: File, isForEver: boolean): Promise<void> {
  const headers = {
    ...secureHeaders('console'),
    'content-type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    'cache-control': isForEver ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.tag,
  };
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': file.size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A client that leaves half-way ends the stream, and nobody is left to tell.
  await pipeline(createReadStream(file.path), response).catch(() => response.destroy());
}
