import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

import { findBinaries } from '../../adapters/postgres/embedded-server/binaries.ts';
import { initialiseCluster } from '../../adapters/postgres/embedded-server/initialise-cluster.ts';
import { launchServer } from '../../adapters/postgres/embedded-server/launch-server.ts';
import { isAlive } from '../../adapters/postgres/embedded-server/postmaster-file.ts';
import { chooseServerUser } from '../../adapters/postgres/embedded-server/server-user.ts';
import { serverUrl } from '../../adapters/postgres/embedded-server/server-url.ts';
import { FORGETFUL_SETTINGS } from '../../adapters/postgres/embedded-server/settings.ts';
import { stopServer } from '../../adapters/postgres/embedded-server/stop-server.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { quickFolder } from './quick-folder.ts';

/** A server for tests: its databases are clones of `template`, which is migrated. */
export interface TestServer {
  /** The address of the database from which others are made and dropped. */
  readonly url: string;
  readonly template: string;
  stop(): Promise<void>;
}

const PREFIX = 'parley-test-postgres-';
const TEMPLATE = 'parley_template';

/** Starts a server of this process's own in a temporary folder; the kernel ends it with this process, and `stop` removes the folder. */
export async function startTestServer(): Promise<TestServer> {
  removeLeftovers();
  const home = mkdtempSync(path.join(quickFolder(), `${PREFIX}${String(process.pid)}-`));
  const dataDirectory = path.join(home, 'cluster');
  const stop = async () => {
    await stopServer(dataDirectory);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const binaries = findBinaries();
    const user = chooseServerUser(dataDirectory);
    const password = await initialiseCluster({ dataDirectory, passwordFile: path.join(home, 'password') }, binaries, user);
    const launch = { dataDirectory, logFile: path.join(home, 'server.log'), settings: FORGETFUL_SETTINGS, diesWithParent: true };
    const postmaster = await launchServer(launch, binaries, user);
    const url = serverUrl(postmaster, password, 'postgres');
    await makeTemplate(url, serverUrl(postmaster, password, TEMPLATE));
    return { url, template: TEMPLATE, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeTemplate(adminUrl: string, templateUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  await migrate(templateUrl);
}

/** Removes the folders of test runs that were killed: their process is gone, and the server died with it. */
function removeLeftovers(): void {
  const parent = quickFolder();
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (Number.isInteger(pid) && !isAlive(pid)) removeIfOurs(path.join(parent, name));
  }
}

function removeIfOurs(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's: theirs to remove.
  }
}
