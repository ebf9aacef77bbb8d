import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

import { ConflictError, RejectedError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';

export interface DataFolderLock {
  /** Lets the next process in. */
  release(): void;
}

export interface DataFolderLockDeps {
  /** Absolute; made when it is missing, closed to other users. */
  readonly dataDir: string;
  readonly clock: Pick<Clock, 'now'>;
  /** The process that holds the lock; this one unless a test says otherwise. */
  readonly pid?: number;
}

const LOCK_FILE = 'parley.lock';
const HOLDER_FILE = 'parley.lock.holder';
const SQLITE_BUSY = 5;

/** How long a process that has just taken the lock may need to write its name down. */
const PATIENCE_MS = 500;

/**
 * Takes the one lock of a data folder. An open exclusive transaction of SQLite holds it: that is a lock of the kernel's, which two
 * processes cannot take at once, which children do not inherit and which a kill -9 frees.
 * Throws a ConflictError that names the holder, or a RejectedError when the folder cannot be used.
 */
export async function lockDataFolder({ dataDir, clock, pid = process.pid }: DataFolderLockDeps): Promise<DataFolderLock> {
  const holderFile = path.join(dataDir, HOLDER_FILE);
  const database = openLockFile(dataDir);
  try {
    database.exec('BEGIN EXCLUSIVE');
    writeFileSync(holderFile, `${String(pid)} ${clock.now().toISOString()}\n`);
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw unusable(dataDir, cause);
    throw new ConflictError(`Parley already runs on the data folder ${dataDir}: ${await describeHolder(holderFile)} holds it.`, { cause });
  }
  return {
    release: () => {
      if (!database.isOpen) return;
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

function openLockFile(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new DatabaseSync(path.join(dataDir, LOCK_FILE), { timeout: 0 });
  } catch (cause) {
    throw unusable(dataDir, cause);
  }
}

function unusable(dataDir: string, cause: unknown): RejectedError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new RejectedError(`The data folder ${dataDir} cannot be used: ${reason}.`, { cause });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/** The lock comes before the name, so for a moment the file may be missing or name a process that is gone. */
async function describeHolder(holderFile: string): Promise<string> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await sleep(20)) {
    const [, pid, startedAt] = /^(\d+) (\S+)\n$/.exec(readText(holderFile)) ?? [];
    if (pid !== undefined && startedAt !== undefined && isAlive(Number(pid))) return `process ${pid}, started at ${startedAt},`;
  }
  return 'another process';
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
