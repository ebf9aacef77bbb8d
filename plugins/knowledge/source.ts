import { createHash } from 'node:crypto';

import { z } from '../../domain/plugins/index.ts';
import type { IndexedDocument } from '../../domain/plugins/index.ts';
import type { KnowledgeContext } from './settings.ts';

const SOURCE = z.object({
  /** A short code that people can type. */
  code: z.string(),
  kind: z.enum(['folder', 'page', 'upload']),
  /** A path, an address, or the name of the file that was sent. */
  place: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  /** How far it is being read; null: it is read. */
  progress: z.object({ done: z.number(), of: z.number() }).nullable(),
  /** Why it cannot be read now; null: it can. */
  problem: z.string().nullable(),
});

/** What somebody wanted to be taken in: a folder or file of this machine, a page, or a file that was sent. */
export type Source = z.infer<typeof SOURCE>;

const DOCUMENT = z.object({
  title: z.string(),
  /** Null: it is no page. */
  link: z.string().nullable(),
  /** Changes with its content. */
  version: z.string(),
  /** Why nothing of it was taken in; null: something was. */
  problem: z.string().nullable(),
});

/** One file or page of a source. */
export type About = z.infer<typeof DOCUMENT>;
export type KnownDocument = Pick<IndexedDocument, 'key' | 'texts'> & { readonly about: About };

const LETTERS = 'abcdefghijkmnpqrstuvwxyz';
const CODE_LENGTH = 4;

/** The same place has the same code, so that nothing is there twice. */
export function codeOf(kind: Source['kind'], place: string): string {
  const bytes = createHash('sha256').update(`${kind}:${place}`).digest();
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

export function documentKey(code: string, name: string): string {
  return `doc:${code}:${name}`.slice(0, 1_000);
}

/** Those of the person or group where this is, by place. */
export async function listSources({ index }: KnowledgeContext): Promise<readonly Source[]> {
  const found = (await index.list('source:')).flatMap(({ about }) => SOURCE.safeParse(about).data ?? []);
  return found.toSorted((one, other) => one.place.localeCompare(other.place));
}

/** Null: it was removed. */
export async function findSource({ index }: KnowledgeContext, code: string): Promise<Source | null> {
  const found = (await index.list(`source:${code}`)).find(({ key }) => key === `source:${code}`);
  return SOURCE.safeParse(found?.about).data ?? null;
}

export async function keepSource({ index }: KnowledgeContext, source: Source): Promise<void> {
  await index.put({ key: `source:${source.code}`, about: source }, []);
}

/** Removes it with everything that was taken in of it. */
export async function removeSource(context: KnowledgeContext, code: string): Promise<void> {
  await context.index.remove(`source:${code}`);
  for (const { key } of await context.index.list(documentKey(code, ''))) await context.index.remove(key);
}

export async function documentsOf({ index }: KnowledgeContext, code: string): Promise<readonly KnownDocument[]> {
  return (await index.list(documentKey(code, ''))).flatMap(({ key, texts, about }) => {
    const read = DOCUMENT.safeParse(about).data;
    return read === undefined ? [] : [{ key, texts, about: read }];
  });
}

/** Null: it is none of a document. */
export function aboutOf(about: unknown): About | null {
  return DOCUMENT.safeParse(about).data ?? null;
}
