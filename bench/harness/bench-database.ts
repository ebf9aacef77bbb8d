import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { findBinaries } from '../../adapters/postgres/embedded-server/binaries.ts';
import { initialiseCluster } from '../../adapters/postgres/embedded-server/initialise-cluster.ts';
import { launchServer } from '../../adapters/postgres/embedded-server/launch-server.ts';
import { serverUrl } from '../../adapters/postgres/embedded-server/server-url.ts';
import { chooseServerUser } from '../../adapters/postgres/embedded-server/server-user.ts';
import { DURABLE_SETTINGS } from '../../adapters/postgres/embedded-server/settings.ts';
import { stopServer } from '../../adapters/postgres/embedded-server/stop-server.ts';

/** A PostgreSQL as `npm start` runs it, durable and on the disk, but one that ends with this process. */
export interface BenchDatabase extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** A new empty folder beside it, which goes with it. */
  folder(): string;
}

/** Starts the embedded PostgreSQL on an empty folder. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const home = mkdtempSync(path.join(tmpdir(), 'parley-bench-'));
  const dataDirectory = path.join(home, 'cluster');
  const end = async (): Promise<void> => {
    await stopServer(dataDirectory);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const binaries = findBinaries();
    const user = chooseServerUser(dataDirectory);
    const password = await initialiseCluster({ dataDirectory, passwordFile: path.join(home, 'password') }, binaries, user);
    const launch = { dataDirectory, logFile: path.join(home, 'server.log'), settings: DURABLE_SETTINGS, diesWithParent: true };
    const postmaster = await launchServer(launch, binaries, user);
    return {
      url: serverUrl(postmaster, password, 'postgres'),
      pid: postmaster.pid,
      folder: () => mkdtempSync(path.join(home, 'folder-')),
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
