import { pathToFileURL } from 'node:url';
import * as z from 'zod';

import { CONTRACT } from '../../domain/plugins/contract.ts';
import type { Plugin } from '../../domain/plugins/define-plugin.ts';
import { pluginPlace } from './plugin-place.ts';
import type { PluginPlace } from './plugin-place.ts';
import { watchImports } from './watch-imports.ts';
import type { WatchedImports } from './watch-imports.ts';

interface Problem {
  readonly from: string;
  /** Why it cannot be used, in one line. */
  readonly problem: string;
}

/** A plugin as it was found, or why it cannot be used. */
export type Loaded = { readonly from: string; readonly plugin: Plugin } | Problem;

const SHAPE = z.object({
  contract: z.literal(CONTRACT),
  name: z.string(),
  packages: z.array(z.string()),
  open: z.custom((open) => typeof open === 'function'),
});
const PLUGIN = z.custom<Plugin>((value) => SHAPE.safeParse(value).success);
const MODULE = z.object({ plugin: PLUGIN });

/**
 * Loads what parley.yaml names: folders (`./plugins/weather`, with an index.ts, index.js or src/index.ts, or the file itself) and npm packages that are
 * installed where it lies. A broken one is a problem of its own; the others load. `before` is given where they are, before anything of them runs.
 */
export async function loadPlugins(
  names: readonly string[],
  base: string,
  before: (places: readonly PluginPlace[]) => void = () => undefined,
): Promise<readonly Loaded[]> {
  if (names.length === 0) return [];
  const found = names.map((from) => findPlace(from, base));
  const places = found.flatMap((each) => ('file' in each ? [each] : []));
  before(places);
  const watched = watchImports([...new Set(places.map(({ folder }) => folder))]);
  return Promise.all(found.map(async (each) => ('file' in each ? load(each, watched) : each)));
}

function findPlace(from: string, base: string): PluginPlace | Problem {
  try {
    return pluginPlace(from, base);
  } catch (cause) {
    return { from, problem: lineOf(cause) };
  }
}

async function load({ from, file, folder }: PluginPlace, watched: WatchedImports): Promise<Loaded> {
  try {
    const found: unknown = await import(pathToFileURL(file).href);
    const read = MODULE.safeParse(found);
    if (!read.success) return { from, problem: 'it exports no `plugin` made with definePlugin' };
    const { plugin } = read.data;
    const unnamed = watched.settle(folder, plugin.packages);
    if (unnamed !== null) return { from, problem: `it imports the package ${unnamed}, which its \`packages\` do not name` };
    return { from, plugin };
  } catch (cause) {
    return { from, problem: lineOf(cause) };
  }
}

function lineOf(cause: unknown): string {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1);
  return line;
}
