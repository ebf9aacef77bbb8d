import type { FileEntry, FileOutcome, FileRefusal, ProjectFiles, SearchHit } from '../ports/project-files.ts';

export interface InMemoryFiles extends ProjectFiles {
  /** Every file by folder and path, such as `/workspace/demo/src/a.ts`. */
  readonly contents: Map<string, string>;
}

const ROOT = '/workspace';

function refused(refusal: FileRefusal, message: string): FileOutcome<never> {
  return { kind: 'refused', refusal, message };
}

function ok<T>(value: T): FileOutcome<T> {
  return { kind: 'ok', value };
}

/** The path without `.` and `..`; null: it leaves the folder. */
export function pathInProject(path: string): string | null {
  if (path.startsWith('/')) return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

function below(contents: ReadonlyMap<string, string>, folder: string, path: string): { path: string; text: string }[] {
  const prefix = path === '' ? `${folder}/` : `${folder}/${path}/`;
  return [...contents].filter(([key]) => key.startsWith(prefix)).map(([key, text]) => ({ path: key.slice(prefix.length), text }));
}

function entriesOf(files: readonly { path: string; text: string }[], path: string): FileEntry[] {
  const entries = new Map<string, FileEntry>();
  for (const { path: rest, text } of files) {
    const [name = '', ...deeper] = rest.split('/');
    const full = path === '' ? name : `${path}/${name}`;
    entries.set(
      name,
      deeper.length > 0 ? { path: full, kind: 'folder', bytes: 0 } : { path: full, kind: 'file', bytes: Buffer.byteLength(text) },
    );
  }
  return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function hitsOf(files: readonly { path: string; text: string }[], path: string, pattern: RegExp): SearchHit[] {
  return files.flatMap(({ path: rest, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ path: path === '' ? rest : `${path}/${rest}`, line: index + 1, text: line }))
      .filter((hit) => pattern.test(hit.text)),
  );
}

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return null;
  }
}

/** Project files in a map: text files and the folders their paths imply, no links. */
export function makeInMemoryFiles(initial: Readonly<Record<string, string>> = {}): InMemoryFiles {
  const contents = new Map(Object.entries(initial));
  const within = (path: string): FileOutcome<string> => {
    const clean = pathInProject(path);
    return clean === null ? refused('outside', `${path} is outside the project.`) : ok(clean);
  };
  return {
    contents,
    read: async (folder, path) => {
      const clean = within(path);
      if (clean.kind === 'refused') return clean;
      const text = contents.get(`${folder}/${clean.value}`);
      if (text !== undefined) return ok(text);
      const isFolder = below(contents, folder, clean.value).length > 0;
      return isFolder ? refused('not-a-file', `${path} is a folder.`) : refused('missing', `There is no file ${path}.`);
    },
    write: async (folder, path, text) => {
      const clean = within(path);
      if (clean.kind === 'refused') return clean;
      if (clean.value === '' || below(contents, folder, clean.value).length > 0) return refused('not-a-file', `${path} is a folder.`);
      contents.set(`${folder}/${clean.value}`, text);
      return ok(undefined);
    },
    list: async (folder, path) => {
      const clean = within(path);
      if (clean.kind === 'refused') return clean;
      if (contents.has(`${folder}/${clean.value}`)) return refused('not-a-folder', `${path} is a file.`);
      const files = below(contents, folder, clean.value);
      return files.length === 0 && clean.value !== ''
        ? refused('missing', `There is no folder ${path}.`)
        : ok(entriesOf(files, clean.value));
    },
    search: async (folder, path, pattern, limit) => {
      const clean = within(path);
      if (clean.kind === 'refused') return clean;
      const expression = compile(pattern);
      return expression === null
        ? refused('not-allowed', `${pattern} is not a regular expression.`)
        : ok(hitsOf(below(contents, folder, clean.value), clean.value, expression).slice(0, limit));
    },
    openProject: async (relativePath) => {
      const clean = within(relativePath);
      return clean.kind === 'refused' || clean.value === ''
        ? refused('outside', `${relativePath} is outside the workspace.`)
        : ok(`${ROOT}/${clean.value}`);
    },
  };
}
