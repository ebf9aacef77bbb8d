import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

import { CONTRACT } from '../../domain/plugins/contract.ts';
import type { Plugin } from '../../domain/plugins/define-plugin.ts';
import { watchImports } from './watch-imports.ts';
import type { Watched } from './watch-imports.ts';

/** A plugin as it was found, or why it cannot be used, in one line. */
export type Loaded = { readonly from: string; readonly plugin: Plugin } | { readonly from: string; readonly problem: string };

const ENTRIES = ['index.ts', 'index.js', 'index.mjs', 'src/index.ts'];

const SHAPE = z.object({
  contract: z.literal(CONTRACT),
  name: z.string(),
  packages: z.array(z.string()),
  open: z.custom((open) => typeof open === 'function'),
});
const PLUGIN = z.custom<Plugin>((value) => SHAPE.safeParse(value).success);
const MODULE = z.object({ plugin: PLUGIN });

/** Where a plugin begins, and the folder that is its own. */
interface Place {
  readonly file: string;
  readonly folder: string;
}

/**
 * Loads what parley.yaml names: folders (`./plugins/weather`, with an index.ts, index.js or src/index.ts, or the file itself) and npm packages that are
 * installed where it lies. A broken one is a problem of its own; the others load.
 */
export async function loadPlugins(names: readonly string[], base: string): Promise<readonly Loaded[]> {
  if (names.length === 0) return [];
  const places = names.map((from) => ({ from, place: attempt(() => placeOf(from, base)) }));
  const folders = places.flatMap(({ place }) => ('value' in place ? [place.value.folder] : []));
  const { watched, end } = watchImports([...new Set(folders)]);
  try {
    return await Promise.all(
      places.map(async ({ from, place }) => ('value' in place ? load(from, place.value, watched) : { from, problem: place.problem })),
    );
  } finally {
    end();
  }
}

async function load(from: string, { file, folder }: Place, watched: Watched): Promise<Loaded> {
  try {
    const found: unknown = await import(pathToFileURL(file).href);
    const read = MODULE.safeParse(found);
    if (!read.success) return { from, problem: 'it exports no `plugin` made with definePlugin' };
    const { plugin } = read.data;
    const unnamed = [...(watched.get(folder) ?? [])].find((name) => !plugin.packages.includes(name));
    if (unnamed !== undefined) return { from, problem: `it imports the package ${unnamed}, which its \`packages\` do not name` };
    return { from, plugin };
  } catch (cause) {
    return { from, problem: lineOf(cause) };
  }
}

function attempt(find: () => Place): { readonly value: Place } | { readonly problem: string } {
  try {
    return { value: find() };
  } catch (cause) {
    return { problem: lineOf(cause) };
  }
}

function lineOf(cause: unknown): string {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1);
  return line;
}

function placeOf(from: string, base: string): Place {
  if (!/^\.{0,2}\//.test(from)) return placeOfPackage(from, base);
  const path = resolve(base, from);
  if (!existsSync(path)) throw new Error(`there is no ${path}`);
  if (!statSync(path).isDirectory()) return { file: path, folder: dirname(path) };
  const file = ENTRIES.map((name) => resolve(path, name)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`there is no index.ts or index.js in ${path}`);
  return { file, folder: path };
}

function placeOfPackage(name: string, base: string): Place {
  const file = createRequire(resolve(base, 'package.json')).resolve(name);
  // The last one: packages may have packages of their own.
  const packages = file.lastIndexOf('/node_modules/') + '/node_modules/'.length;
  const own = file
    .slice(packages)
    .split('/', name.startsWith('@') ? 2 : 1)
    .join('/');
  return { file, folder: file.slice(0, packages) + own };
}
