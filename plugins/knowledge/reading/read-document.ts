import { extname } from 'node:path';

import { decodeText } from './decode-text.ts';
import { readInThread } from './read-in-thread.ts';
import type { ThreadAnswer, ThreadLimits } from './read-in-thread.ts';
import { splitMarkdown } from './split-markdown.ts';

type Kind = 'markdown' | 'html' | 'pdf' | 'docx';

const KINDS: Readonly<Record<string, Kind>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'markdown',
  '.text': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
};
const BY_MIME: Readonly<Record<string, Kind>> = {
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'text/plain': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** What kind of document it is, by what is said of it, and else by its name; null: one that is not read. */
export function kindOf(name: string, mime = ''): Kind | null {
  return BY_MIME[mime.split(';')[0]?.trim().toLowerCase() ?? ''] ?? KINDS[extname(name).toLowerCase()] ?? null;
}

/** A text of so many bytes would keep everybody else waiting. */
const LARGE = 262_144;

/** Reads a document into passages; whatever it is made of, in bounded time and memory. */
export async function readDocument(kind: Kind | null, bytes: Uint8Array, limits: ThreadLimits): Promise<ThreadAnswer> {
  const answer = await read(kind, bytes, limits);
  return answer.kind === 'read' && answer.passages.length === 0 ? { kind: 'refused', problem: 'empty' } : answer;
}

async function read(kind: Kind | null, bytes: Uint8Array, limits: ThreadLimits): Promise<ThreadAnswer> {
  if (kind === null) return { kind: 'refused', problem: 'unknown-type' };
  if (bytes.length === 0) return { kind: 'refused', problem: 'empty' };
  if (kind !== 'markdown' || bytes.length > LARGE) return readInThread(kind, bytes, limits);
  const text = decodeText(bytes);
  return text === null ? { kind: 'refused', problem: 'broken' } : { kind: 'read', title: null, passages: splitMarkdown(text) };
}
