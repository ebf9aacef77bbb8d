import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a running server (or one that was killed) says about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** The folder of its socket; null: it listens on the loopback port only. */
  readonly socketDirectory: string | null;
  readonly isReady: boolean;
}

/** Reads `postmaster.pid` of a data folder; null when there is none, or it is not written to its end yet. */
export function readPostmasterFile(dataDirectory: string): Postmaster | null {
  let text: string;
  try {
    text = readFileSync(path.join(dataDirectory, 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port)) return null;
  const socketDirectory = lines[4] ?? '';
  return { pid, port, socketDirectory: socketDirectory === '' ? null : socketDirectory, isReady: lines[7]?.trim() === 'ready' };
}

/** Whether a process with this id runs; one of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether the process is a PostgreSQL server on this data folder, and not another one that got the same id later. */
export function isServerOf(pid: number, dataDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    const args = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0');
    return args.includes(dataDirectory);
  } catch {
    return process.platform !== 'linux';
  }
}
