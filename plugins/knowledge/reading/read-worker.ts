import { parentPort, workerData } from 'node:worker_threads';

import { z } from '../../../domain/plugins/index.ts';
import { decodeText } from './decode-text.ts';
import type { ThreadAnswer } from './read-in-thread.ts';
import { readDocx } from './read-docx.ts';
import { readHtml } from './read-html.ts';
import { readPdf } from './read-pdf.ts';
import { splitMarkdown } from './split-markdown.ts';

// This file is only ever the first one of a thread, which gets the document with its start: see read-in-thread.ts.
const { kind, bytes } = z.object({ kind: z.enum(['pdf', 'docx', 'html', 'markdown']), bytes: z.instanceof(Uint8Array) }).parse(workerData);

async function read(): Promise<ThreadAnswer> {
  if (kind === 'markdown') return { kind: 'read', title: null, passages: splitMarkdown(decodeText(bytes) ?? '') };
  if (kind === 'html') return { kind: 'read', ...readHtml(decodeText(bytes) ?? '') };
  return { kind: 'read', title: null, passages: await (kind === 'pdf' ? readPdf(bytes) : readDocx(bytes)) };
}

try {
  parentPort?.postMessage(await read(), []);
} catch (error) {
  const name = error instanceof Error ? `${error.name} ${error.message}` : '';
  const isLocked = /password|encrypted/iu.test(name);
  const isTooMuch = /too many entries|unpacks to too much|not the size|buffer larger|ERR_BUFFER_TOO_LARGE/iu.test(name);
  const problem = isLocked ? 'encrypted' : isTooMuch ? 'too-much' : 'broken';
  parentPort?.postMessage({ kind: 'refused', problem } satisfies ThreadAnswer, []);
}
