import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const KIB_PER_MB = 1_000_000 / 1_024;

const record = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), link: z.boolean().optional() })),
});

export interface Installed {
  readonly packages: number;
  /** What they take on the disk. */
  readonly mb: number;
}

/** What npm has installed below a folder: what `npm start` needs of it, and all with the development packages. Throws when nothing is installed. */
export function installedPackages(root: string): { readonly production: Installed; readonly development: Installed } {
  const text = readFileSync(path.join(root, 'node_modules/.package-lock.json'), 'utf8');
  const entries = Object.entries(record.parse(JSON.parse(text)).packages).filter(([, { link }]) => link !== true);
  const folders = (wanted: typeof entries): string[] => wanted.map(([folder]) => folder);
  return {
    production: measure(root, folders(entries.filter(([, { dev }]) => dev !== true))),
    development: measure(root, folders(entries)),
  };
}

/** A package's folder may hold others of the list; `du` counts each file once. */
function measure(root: string, folders: readonly string[]): Installed {
  const { stdout, status } = spawnSync('du', ['--summarize', '--total', '--block-size=1K', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  const kib = /^(\d+)\ttotal$/m.exec(stdout)?.[1];
  if (status !== 0 || kib === undefined) throw new Error('The size of the packages could not be found out.');
  return { packages: folders.length, mb: Number(kib) / KIB_PER_MB };
}
