import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { gibibytes } from '../output/quantities.ts';

/** What was found out about one thing. */
export interface Finding {
  readonly name: string;
  /** `warn`: Parley runs, with less; `bad`: it cannot do its work. */
  readonly state: 'good' | 'warn' | 'bad';
  /** What was found, and what to do about it. */
  readonly detail: string;
}

const NODE = 24;
const LEAST_FREE_BYTES = 2 ** 30;
const FOR_OTHERS = 0o077;

/** The Node that runs this. */
export function checkNode(version: string): Finding {
  const isGood = Number.parseInt(version, 10) >= NODE;
  return {
    name: 'node',
    state: isGood ? 'good' : 'bad',
    detail: isGood ? version : `${version}: Parley needs ${NODE}. Start it by \`npm start\` and \`npx parley\`.`,
  };
}

/** Whether the sandbox of commands is installed. */
export function checkBubblewrap(path: string): Finding {
  const found = path
    .split(delimiter)
    .map((folder) => join(folder, 'bwrap'))
    .find((file) => folderAllows(file, constants.X_OK));
  if (found !== undefined) return { name: 'bubblewrap', state: 'good', detail: found };
  const detail = 'not installed: each command of an agent waits for the owner’s approval. `apt-get install bubblewrap` helps.';
  return { name: 'bubblewrap', state: 'warn', detail };
}

/** Whether the data folder and the owner's token are this user's alone, and can be written. */
export function checkDataFolder(dataDir: string): Finding {
  const name = 'data folder';
  if (!existsSync(dataDir)) return { name, state: 'warn', detail: `${dataDir} is not there yet: the first start makes it.` };
  if (!folderAllows(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)) {
    return { name, state: 'bad', detail: `${dataDir} cannot be read and written as this user: it belongs to another one.` };
  }
  for (const [path, mode] of [
    [dataDir, '700'],
    [join(dataDir, 'owner-token'), '600'],
  ] as const) {
    if (existsSync(path) && (statSync(path).mode & FOR_OTHERS) !== 0) {
      return { name, state: 'warn', detail: `${path} is open to other users of this machine: chmod ${mode} ${path}` };
    }
  }
  return { name, state: 'good', detail: dataDir };
}

/** Whether there is room to write. */
export function checkDisk(dataDir: string): Finding {
  const name = 'free disk';
  if (!existsSync(dataDir)) return { name, state: 'warn', detail: 'not known before there is a data folder.' };
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  if (free >= LEAST_FREE_BYTES) return { name, state: 'good', detail: gibibytes(free) };
  return { name, state: 'warn', detail: `${gibibytes(free)} left where ${dataDir} lies: make room before it is full.` };
}

function folderAllows(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
