import { existsSync, statSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

import { CONTRACT } from '../../domain/plugins/contract.ts';
import type { Plugin } from '../../domain/plugins/define-plugin.ts';

/** A plugin as it was found, or why it cannot be used, in one line. */
export type Loaded = { readonly from: string; readonly plugin: Plugin } | { readonly from: string; readonly problem: string };

/** What plugins import, wherever they lie. */
const NAME = 'parley/plugin';
const API = new URL('../../domain/plugins/index.ts', import.meta.url).href;

const PLUGIN = z.custom<Plugin>(
  (value) =>
    z.object({ contract: z.literal(CONTRACT), name: z.string(), open: z.custom((open) => typeof open === 'function') }).safeParse(value)
      .success,
);
const MODULE = z.object({ plugin: PLUGIN });

/**
 * Loads what parley.yaml names: folders (`./plugins/weather`, with an index.ts, index.js or the file itself) and npm packages that are installed where
 * Parley runs. A broken one is a problem of its own; the others load.
 */
export async function loadPlugins(names: readonly string[], base: string): Promise<readonly Loaded[]> {
  if (names.length === 0) return [];
  const hooks = registerHooks({
    resolve: (specifier, context, next) => (specifier === NAME ? { url: API, shortCircuit: true } : next(specifier, context)),
  });
  try {
    return await Promise.all(names.map(async (name) => load(name, base)));
  } finally {
    hooks.deregister();
  }
}

async function load(from: string, base: string): Promise<Loaded> {
  try {
    const found: unknown = await import(addressOf(from, base));
    const read = MODULE.safeParse(found);
    return read.success ? { from, plugin: read.data.plugin } : { from, problem: 'it exports no `plugin` made with definePlugin' };
  } catch (cause) {
    const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1);
    return { from, problem: line };
  }
}

function addressOf(from: string, base: string): string {
  if (!/^\.{0,2}\//.test(from)) return pathToFileURL(createRequire(resolve(base, 'package.json')).resolve(from)).href;
  const path = resolve(base, from);
  if (!existsSync(path)) throw new Error(`there is no ${path}`);
  if (!statSync(path).isDirectory()) return pathToFileURL(path).href;
  const file = ['index.ts', 'index.js', 'index.mjs'].map((name) => resolve(path, name)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`there is no index.ts or index.js in ${path}`);
  return pathToFileURL(file).href;
}
