import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ProjectFiles } from '../../../domain/ports/project-files.ts';
import type { TemplateLibrary } from '../../../domain/ports/template-library.ts';
import type { Template, TemplateProblem } from '../../../domain/tasks/template.ts';
import { parseTemplate } from './parse-template.ts';

const BUILT_IN = fileURLToPath(new URL('../templates', import.meta.url));
const FOLDER = 'templates';
/** Of one folder. */
const MAX_FILES = 200;
const MAX_BYTES = 64 * 1024;

export interface TemplateLibraryDeps {
  readonly files: Pick<ProjectFiles, 'list' | 'read'>;
  /** Absolute; people's own templates lie in `templates` below it. */
  readonly dataDir: string;
}

/** One file's text, or why it was not read. */
type Source = { readonly file: string } & ({ readonly text: string } | { readonly problem: string });
type Loaded = { readonly templates: readonly Template[]; readonly problems: readonly TemplateProblem[] };

/** Templates from YAML files, read anew each time, so that what somebody edits holds at once. */
export function makeTemplateLibrary({ files, dataDir }: TemplateLibraryDeps): TemplateLibrary {
  return {
    list: async (folder) => {
      const layers: Loaded[] = [
        load(await sourcesIn(BUILT_IN, 'built-in'), 'built-in'),
        load(await sourcesIn(join(dataDir, FOLDER), join(dataDir, FOLDER)), 'data'),
        folder === null ? { templates: [], problems: [] } : load(await sourcesOfProject(files, folder), 'project'),
      ];
      const byName = new Map<string, Template>();
      for (const template of layers.flatMap(({ templates }) => templates)) {
        byName.set(template.name, { ...template, hides: byName.get(template.name)?.from ?? null });
      }
      return {
        templates: [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
        problems: layers.flatMap(({ problems }) => problems),
      };
    },
  };
}

/** Of two files of a folder with one name the first holds, and the other is told of. */
function load(sources: readonly Source[], from: Template['from']): Loaded {
  const templates = new Map<string, Template>();
  const problems: TemplateProblem[] = [];
  for (const source of sources) {
    const { file } = source;
    const read = 'problem' in source ? { file, line: null, column: null, message: source.problem } : parseTemplate(source.text, file, from);
    if ('message' in read) problems.push(read);
    else if (templates.has(read.name))
      problems.push({ file, line: 1, column: 1, message: `another file here has the template "${read.name}"` });
    else templates.set(read.name, read);
  }
  return { templates: [...templates.values()], problems };
}

const TOO_LARGE = `it is larger than ${String(MAX_BYTES / 1024)} KiB`;

function isTemplate(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

/** The first of them, and that there are more. */
function bounded(names: readonly string[], place: string): { readonly names: readonly string[]; readonly more: readonly Source[] } {
  const sorted = names.filter(isTemplate).sort();
  const problem = `only the first ${String(MAX_FILES)} files of this folder are read`;
  return { names: sorted.slice(0, MAX_FILES), more: sorted.length > MAX_FILES ? [{ file: place, problem }] : [] };
}

/** `shown`: how the folder is called in messages. A folder that is not there has none. */
async function sourcesIn(folder: string, shown: string): Promise<readonly Source[]> {
  const found = await readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return [];
    return null;
  });
  if (found === null) return [{ file: shown, problem: 'this folder cannot be read' }];
  const { names, more } = bounded(found, shown);
  return [...(await Promise.all(names.map((name) => readSource(join(folder, name), `${shown}/${name}`)))), ...more];
}

async function readSource(path: string, file: string): Promise<Source> {
  try {
    await using handle = await open(path, 'r');
    const stat = await handle.stat();
    if (!stat.isFile()) return { file, problem: 'it is no file' };
    if (stat.size > MAX_BYTES) return { file, problem: TOO_LARGE };
    return { file, text: await handle.readFile('utf8') };
  } catch (cause) {
    return { file, problem: `it cannot be read (${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'})` };
  }
}

async function sourcesOfProject(files: TemplateLibraryDeps['files'], folder: string): Promise<readonly Source[]> {
  const listed = await files.list(folder, FOLDER);
  if (listed.kind === 'refused') {
    return listed.refusal === 'missing' || listed.refusal === 'not-a-folder' ? [] : [{ file: FOLDER, problem: listed.message }];
  }
  const sizes = new Map(listed.value.filter(({ kind }) => kind === 'file').map(({ path, bytes }) => [path, bytes]));
  const { names, more } = bounded([...sizes.keys()], FOLDER);
  const read = names.map(async (file): Promise<Source> => {
    if ((sizes.get(file) ?? 0) > MAX_BYTES) return { file, problem: TOO_LARGE };
    const outcome = await files.read(folder, file);
    return outcome.kind === 'refused' ? { file, problem: outcome.message } : { file, text: outcome.value };
  });
  return [...(await Promise.all(read)), ...more];
}
