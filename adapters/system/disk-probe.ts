import { statfs } from 'node:fs/promises';

import type { HealthPart, HealthProbe } from '../../domain/access/check-health.ts';

const MIB = 1024 ** 2;
/** With less than this PostgreSQL may not be able to write any more. */
const LEAST_FREE_BYTES = 64 * MIB;

export interface DiskProbeDeps {
  /** The data folder. */
  readonly folder: string;
  readonly leastFreeBytes?: number;
  /** Bytes that a plain user may still write. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** Whether the disk of the data folder has room for what comes in. */
export function makeDiskProbe({ folder, leastFreeBytes = LEAST_FREE_BYTES, freeBytes = freeOnDisk }: DiskProbeDeps): HealthProbe {
  const part = (detail: string | null): HealthPart => ({ name: 'disk', isReady: detail === null, detail, isEssential: true });
  return async () => {
    try {
      const free = await freeBytes(folder);
      if (free >= leastFreeBytes) return part(null);
      return part(
        `Only ${String(Math.floor(free / MIB))} MiB are free on the disk of ${folder}: make room, at least ${String(Math.ceil(leastFreeBytes / MIB))} MiB.`,
      );
    } catch (error) {
      return part(`The data folder ${folder} cannot be looked at (${error instanceof Error ? error.message : 'unknown error'}).`);
    }
  };
}

async function freeOnDisk(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
