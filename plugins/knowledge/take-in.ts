import type { KnowledgeContext } from './settings.ts';
import { documentKey } from './source.ts';
import type { About } from './source.ts';
import { readDocument } from './reading/read-document.ts';
import type { kindOf } from './reading/read-document.ts';
import type { Problem } from './reading/read-in-thread.ts';

/** One document of a source, with what it holds. */
export interface NewDocument {
  /** Of the source. */
  readonly code: string;
  /** Its path below the source; '' where the source is one document. */
  readonly name: string;
  readonly title: string;
  readonly link: string | null;
  readonly version: string;
  readonly type: ReturnType<typeof kindOf>;
  /** Or why nothing can be read. */
  readonly bytes: Uint8Array | Problem;
}

export interface TakenIn {
  /** Why nothing was; null: it was. */
  readonly problem: string | null;
  /** In how many passages something was left out because it looks like a secret. */
  readonly masked: number;
}

/** Reads a document and keeps its passages in place of what was there of it. What cannot be read is kept as such, so that it is not tried again and again. */
export async function takeIn(context: KnowledgeContext, document: NewDocument): Promise<TakenIn> {
  const { code, name, link, version, type, bytes } = document;
  const sleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => context.sleep(milliseconds, signal);
  const read = bytes instanceof Uint8Array ? await readDocument(type, bytes, { sleep }) : ({ kind: 'refused', problem: bytes } as const);
  const key = documentKey(code, name);
  if (read.kind === 'refused') {
    const about: About = { title: document.title, link, version, problem: read.problem };
    await context.index.put({ key, about }, []);
    return { problem: read.problem, masked: 0 };
  }
  const title = read.title ?? document.title;
  const texts = read.passages.map(({ place, text }) => ({ text, under: [title, name, ...place.headings].join('\n'), place }));
  const about: About = { title, link, version, problem: null };
  const masked = await context.index.put({ key, about }, texts);
  return { problem: null, masked };
}
