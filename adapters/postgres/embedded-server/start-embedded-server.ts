import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

import type { UnreachableError } from '../../../domain/errors.ts';
import type { Logger } from '../../../domain/ports/logger.ts';
import { findBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { explainFailure } from './explain-failure.ts';
import { initialiseCluster, readPassword } from './initialise-cluster.ts';
import type { ClusterPlace } from './initialise-cluster.ts';
import { keepServerUp } from './keep-server-up.ts';
import { launchServer } from './launch-server.ts';
import type { Launch } from './launch-server.ts';
import { isServerOf, readPostmasterFile } from './postmaster-file.ts';
import type { Postmaster } from './postmaster-file.ts';
import { removeStaleLocks } from './remove-stale-locks.ts';
import { chooseServerUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';
import { serverUrl } from './server-url.ts';
import { DURABLE_SETTINGS } from './settings.ts';
import { stopServer } from './stop-server.ts';

export interface EmbeddedServer {
  /** The address of Parley's own database; holds the password. */
  readonly url: string;
  /** True: the server ran already, left behind by a Parley that was killed. */
  readonly wasRunning: boolean;
  /** Why the server is down now, while it is being started again; null: it is up as far as is known. */
  problem(): UnreachableError | null;
  /** Stops the server cleanly; to be called when nothing uses the database any more. */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** Absolute; the caller holds its lock, so that nobody else starts or stops a server in it. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** False: a server that ends stays down. True unless set. */
  readonly isKeptUp?: boolean;
}

/** Parley's tables live in the database that initdb makes. */
const DATABASE = 'postgres';

const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 200;

/**
 * Brings up the PostgreSQL of a data folder, making it at the first time. The server is a process of its own that outlives a kill -9
 * of this one; the next start finds it and goes on with it. While this process runs, a server that ended is started again at the same
 * address, so that who waits can go on. Throws an UnreachableError with one sentence when it cannot be started.
 */
export async function startEmbeddedServer({ dataDir, logger, isKeptUp = true }: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const home = path.join(dataDir, 'postgres');
  const dataDirectory = path.join(home, 'cluster');
  const place = { dataDirectory, passwordFile: path.join(home, 'password') };
  const launch = { dataDirectory, logFile: path.join(home, 'server.log'), settings: DURABLE_SETTINGS, diesWithParent: false };
  const binaries = findBinaries();
  const user = chooseServerUser(dataDirectory);
  const password = await prepare(home, place, binaries, user);
  const { postmaster, wasRunning } = await findOrLaunch(launch, { binaries, user, password, logger });
  logger.info(wasRunning ? 'database.found' : 'database.started', { serverPid: postmaster.pid });
  const relaunch = async (): Promise<Postmaster> => {
    removeStaleLocks(dataDirectory);
    return launchServer({ ...launch, port: postmaster.port }, binaries, user);
  };
  const keeping = isKeptUp ? keepServerUp({ ...launch, logger, launch: relaunch }, postmaster) : null;
  return {
    url: serverUrl(postmaster, password, DATABASE),
    wasRunning,
    problem: () => keeping?.problem() ?? null,
    stop: async () => {
      const halt = () => stopServer(dataDirectory);
      await (keeping === null ? halt() : keeping.end(halt));
      logger.info('database.stopped', { serverPid: postmaster.pid });
    },
  };
}

/** The address of the server that runs on `postgres/` of a data folder, whoever started it; null: none does. The caller leaves it running. */
export async function urlOfRunning(home: string): Promise<string | null> {
  const dataDirectory = path.join(home, 'cluster');
  const postmaster = readPostmasterFile(dataDirectory);
  if (postmaster === null || !isServerOf(postmaster.pid, dataDirectory)) return null;
  return serverUrl(postmaster, readPassword(path.join(home, 'password')), DATABASE);
}

async function prepare(home: string, place: ClusterPlace, binaries: Binaries, user: ServerUser): Promise<string> {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return await initialiseCluster(place, binaries, user);
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? explainFailure(place.dataDirectory, error.message, error) : error;
  }
}

/** The server that an earlier Parley left behind, if it answers and is of this version; one that doesn't is stopped. */
async function findRunning(dataDirectory: string, password: string): Promise<Postmaster | null> {
  const postmaster = readPostmasterFile(dataDirectory);
  if (postmaster === null || !isServerOf(postmaster.pid, dataDirectory)) return null;
  const client = new Client({
    connectionString: serverUrl(postmaster, password, DATABASE),
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return postmaster;
  } catch {
    await stopServer(dataDirectory);
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The server that runs already, or one that is started now. Right after a server was killed a start can fail, or somebody else's may come through. */
async function findOrLaunch(
  launch: Launch,
  { binaries, user, password, logger }: { binaries: Binaries; user: ServerUser; password: string; logger: Logger },
): Promise<{ postmaster: Postmaster; wasRunning: boolean }> {
  for (let tries = 1, pauseMs = FIRST_PAUSE_MS; ; tries += 1, pauseMs *= 2) {
    const found = await findRunning(launch.dataDirectory, password);
    if (found !== null) return { postmaster: found, wasRunning: true };
    removeStaleLocks(launch.dataDirectory);
    try {
      return { postmaster: await launchServer(launch, binaries, user), wasRunning: false };
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
      logger.warn('database.start-failed', { tries, message: error instanceof Error ? error.message : String(error) });
      await sleep(pauseMs);
    }
  }
}
