import { numberedName } from '../messaging/numbered-name.ts';
import type { ProjectExchange } from '../ports/project-exchange.ts';
import type { FileOutcome, FileRefusal } from '../ports/project-files.ts';
import { pathInProject } from './in-memory-files.ts';
import type { InMemoryFiles } from './in-memory-files.ts';

function refused(refusal: FileRefusal, message: string): FileOutcome<never> {
  return { kind: 'refused', refusal, message };
}

/** Whole files of the same projects as `files`: what is brought in is read there as text, what is written there can be taken out. */
export function makeInMemoryExchange({ contents }: InMemoryFiles): ProjectExchange {
  const exact = new Map<string, { readonly text: string; readonly content: Uint8Array }>();
  const isFolder = (key: string): boolean => [...contents.keys()].some((known) => known.startsWith(`${key}/`));
  const contentOf = (key: string): Uint8Array | null => {
    const text = contents.get(key);
    if (text === undefined) return null;
    const known = exact.get(key);
    // Written over since: its text is what it says now.
    return known?.text === text ? known.content : new TextEncoder().encode(text);
  };
  return {
    bringIn: async (folder, path, content) => {
      const clean = pathInProject(path);
      if (clean === null) return refused('outside', `${path} is outside the project.`);
      if (clean === '' || path.endsWith('/')) return refused('not-a-file', `${path === '' ? 'The path' : path} is a folder.`);
      const above = clean.split('/').slice(0, -1);
      const file = above.map((_, index) => above.slice(0, index + 1).join('/')).find((parent) => contents.has(`${folder}/${parent}`));
      if (file !== undefined) return refused('not-a-folder', `${file} is a file.`);
      const name = clean.slice(clean.lastIndexOf('/') + 1);
      for (let number = 1; ; number += 1) {
        const free = [...above, numberedName(name, number)].join('/');
        const key = `${folder}/${free}`;
        const there = contentOf(key);
        if (there !== null && Buffer.from(there).equals(content)) return { kind: 'ok', value: free };
        if (there !== null || isFolder(key)) continue;
        const text = new TextDecoder().decode(content);
        contents.set(key, text);
        exact.set(key, { text, content: Uint8Array.from(content) });
        return { kind: 'ok', value: free };
      }
    },
    takeOut: async (folder, path, maxBytes) => {
      const clean = pathInProject(path);
      if (clean === null) return refused('outside', `${path} is outside the project.`);
      const content = contentOf(`${folder}/${clean}`);
      if (content === null && (clean === '' || isFolder(`${folder}/${clean}`)))
        return refused('not-a-file', `${path === '' ? 'The path' : path} is a folder.`);
      if (content === null) return refused('missing', `There is no file ${path}.`);
      return content.byteLength > maxBytes
        ? refused('too-large', `${path} has more than ${String(maxBytes)} bytes.`)
        : { kind: 'ok', value: Uint8Array.from(content) };
    },
  };
}
