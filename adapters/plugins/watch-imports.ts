import { realpathSync } from 'node:fs';
import { isBuiltin, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What plugins import, wherever they lie. */
const NAME = 'parley/plugin';
const API = new URL('../../domain/plugins/index.ts', import.meta.url).href;

export interface WatchedImports {
  /**
   * Says which npm packages a plugin names, now that it is loaded. Returns one that it imported and does not name; null: there is none. Another one that it
   * imports later throws.
   */
  settle(folder: string, packages: readonly string[]): string | null;
}

/**
 * From now on `parley/plugin` is found, also by what plugins import later, and what the files in these folders import is watched: anything else of this
 * machine that is not in their own folder throws an error with one line.
 */
export function watchImports(folders: readonly string[]): WatchedImports {
  const imported = new Map(folders.map((folder) => [folder, new Set<string>()]));
  const named = new Map<string, readonly string[]>();
  const roots = folders.map((folder) => ({ folder, urls: [folder, realpathSync(folder)].map((path) => `${pathToFileURL(path).href}/`) }));
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === NAME) return { url: API, shortCircuit: true };
      const found = next(specifier, context);
      const { parentURL = '' } = context;
      const from = roots.find(({ urls }) => urls.some((url) => isOwn(parentURL, url)));
      if (from === undefined || isBuiltin(specifier)) return found;
      if (isPackage(specifier)) {
        const name = packageOf(specifier);
        imported.get(from.folder)?.add(name);
        if (named.get(from.folder)?.includes(name) === false)
          throw new Error(`it imports the package ${name}, which its \`packages\` do not name`);
      } else if (!from.urls.some((url) => found.url.startsWith(url)))
        throw new Error(`it imports ${specifier}, which is not in its folder: all it has of Parley is \`${NAME}\``);
      return found;
    },
  });
  return {
    settle: (folder, packages) => {
      named.set(folder, packages);
      return [...(imported.get(folder) ?? [])].find((name) => !packages.includes(name)) ?? null;
    },
  };
}

function isOwn(file: string, folder: string): boolean {
  return file.startsWith(folder) && !file.slice(folder.length).includes('node_modules/');
}

function isPackage(specifier: string): boolean {
  return !/^\.{0,2}\/|^\.{1,2}$|^file:|^#/.test(specifier);
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
