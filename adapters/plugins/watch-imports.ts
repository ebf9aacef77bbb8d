import { realpathSync } from 'node:fs';
import { isBuiltin, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What plugins import, wherever they lie. */
const NAME = 'parley/plugin';
const API = new URL('../../domain/plugins/index.ts', import.meta.url).href;

/** The folders of plugins, and which npm packages were imported from within each. */
export type Watched = ReadonlyMap<string, Set<string>>;

/**
 * From now until it is ended, `parley/plugin` is found, and what the files in these folders import is watched: anything else of this machine that is not in
 * their own folder throws an error with one line.
 */
export function watchImports(folders: readonly string[]): { readonly watched: Watched; readonly end: () => void } {
  const watched = new Map(folders.map((folder) => [folder, new Set<string>()]));
  const roots = folders.map((folder) => ({ folder, urls: [folder, realpathSync(folder)].map((path) => `${pathToFileURL(path).href}/`) }));
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === NAME) return { url: API, shortCircuit: true };
      const found = next(specifier, context);
      const { parentURL = '' } = context;
      const from = roots.find(({ urls }) =>
        urls.some((url) => parentURL.startsWith(url) && !parentURL.slice(url.length).includes('node_modules/')),
      );
      if (from === undefined || isBuiltin(specifier)) return found;
      if (isPackage(specifier)) watched.get(from.folder)?.add(packageOf(specifier));
      else if (!from.urls.some((url) => found.url.startsWith(url)))
        throw new Error(`it imports ${specifier}, which is not in its folder: all it has of Parley is \`${NAME}\``);
      return found;
    },
  });
  return { watched, end: () => hooks.deregister() };
}

function isPackage(specifier: string): boolean {
  return !/^\.{0,2}\/|^\.{1,2}$|^file:|^#/.test(specifier);
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
