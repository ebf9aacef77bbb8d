import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const ENTRIES = ['index.ts', 'index.js', 'index.mjs', 'src/index.ts'];

/** Where a plugin is that parley.yaml names. */
export interface PluginPlace {
  /** As parley.yaml names it. */
  readonly from: string;
  /** Where it begins. */
  readonly file: string;
  /** All that is its own. */
  readonly folder: string;
}

/** Throws an error whose message is one line: there is none. */
export function pluginPlace(from: string, base: string): PluginPlace {
  if (!/^\.{0,2}\//.test(from)) return placeOfPackage(from, base);
  const path = resolve(base, from);
  if (!existsSync(path)) throw new Error(`there is no ${path}`);
  if (!statSync(path).isDirectory()) return { from, file: path, folder: dirname(path) };
  const file = ENTRIES.map((name) => resolve(path, name)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`there is no index.ts or index.js in ${path}`);
  return { from, file, folder: path };
}

function placeOfPackage(name: string, base: string): PluginPlace {
  const file = createRequire(resolve(base, 'package.json')).resolve(name);
  // The last one: packages may have packages of their own.
  const packages = file.lastIndexOf('/node_modules/') + '/node_modules/'.length;
  const own = file
    .slice(packages)
    .split('/', name.startsWith('@') ? 2 : 1)
    .join('/');
  return { from: name, file, folder: file.slice(0, packages) + own };
}
