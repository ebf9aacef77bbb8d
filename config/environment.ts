import { resolve } from 'node:path';

import { CRASH_POINTS } from '../domain/ports/crash-points.ts';
import type { CrashPoint } from '../domain/ports/crash-points.ts';
import { ConfigError } from './config-error.ts';
import { nearestName } from '../domain/nearest-name.ts';

/** Environment variables as the operating system gives them. */
export type Variables = Readonly<Record<string, string | undefined>>;

export const PROCESS_KINDS = ['api', 'channels', 'worker'] as const;
/** What a process of Parley does. */
export type ProcessKind = (typeof PROCESS_KINDS)[number];

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const KNOWN = [
  'PARLEY_DATA_DIR',
  'PARLEY_DATABASE_URL',
  'PARLEY_HTTP_HOST',
  'PARLEY_HTTP_PORT',
  'PARLEY_PUBLIC_URL',
  'PARLEY_PROCESSES',
  'PARLEY_CONFIG',
  'PARLEY_OWNER_TOKEN',
  'PARLEY_SECRET_KEY',
  'PARLEY_WORKSPACE_ROOT',
  'PARLEY_LOG_LEVEL',
  'PARLEY_TEST_CRASH_AT',
] as const;

/** A variable without blanks around it; null: unset or empty. */
export function variable(env: Variables, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** One of a few words. Null: unset. */
export function choice<T extends string>(env: Variables, name: string, allowed: readonly T[]): T | null {
  const value = variable(env, name);
  if (value === null) return null;
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw refused(name, value, allowed.join(', '));
  return found;
}

/** An http or https address without a trailing slash. Null: unset. A password in it is not repeated in the error. */
export function webAddress(env: Variables, name: string): string | null {
  const value = variable(env, name);
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '' || url.search !== '' || url.hash !== '') {
    throw refused(name, withoutPassword(value), 'an address such as http://127.0.0.1:8080');
  }
  return value.replace(/\/+$/, '');
}

/** A folder, made absolute. */
export function folder(env: Variables, name: string, unset: string, cwd: string): string {
  return resolve(cwd, variable(env, name) ?? unset);
}

/** A TCP port; 0 lets the system choose a free one. */
export function port(env: Variables, name: string, unset: number): number {
  const value = variable(env, name);
  if (value === null) return unset;
  const number = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number <= 65_535)) throw refused(name, value, 'a port from 0 to 65535');
  return number;
}

/** The PostgreSQL address. Null: unset, the embedded one is used. */
export function databaseUrl(env: Variables): string | null {
  const value = variable(env, 'PARLEY_DATABASE_URL');
  if (value === null) return null;
  const isPostgres = URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);
  if (!isPostgres)
    throw refused('PARLEY_DATABASE_URL', withoutPassword(value), 'an address such as postgres://user:password@host:5432/parley');
  return value;
}

/** The kinds of process that this one is; a part of them needs a database that others can reach too. */
export function processKinds(env: Variables): readonly ProcessKind[] {
  const value = variable(env, 'PARLEY_PROCESSES');
  if (value === null) return PROCESS_KINDS;
  const allowed = 'api, channels, worker or a part of them';
  const names = value.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !PROCESS_KINDS.some((kind) => kind === name));
  if (wrong !== undefined) throw refused('PARLEY_PROCESSES', wrong === '' ? value : wrong, allowed);
  const kinds = PROCESS_KINDS.filter((kind) => names.includes(kind));
  if (kinds.length < PROCESS_KINDS.length && variable(env, 'PARLEY_DATABASE_URL') === null) {
    throw new ConfigError(
      'PARLEY_PROCESSES',
      `PARLEY_PROCESSES: found ${value}, but a part of the processes needs PARLEY_DATABASE_URL, the database that the others use too.`,
    );
  }
  return kinds;
}

/** Where tests have the process kill itself: a crash point, and how often it is reached before that. */
export interface CrashAt {
  readonly point: CrashPoint;
  /** From 1. */
  readonly nth: number;
}

/** `PARLEY_TEST_CRASH_AT`: a name, or `name:n` for the n-th time. Null: unset. */
export function crashAt(env: Variables): CrashAt | null {
  const value = variable(env, 'PARLEY_TEST_CRASH_AT');
  if (value === null) return null;
  const [name = '', nth = '1'] = value.split(':');
  const point = CRASH_POINTS.find((each) => each === name);
  if (point === undefined || !/^[1-9]\d*$/.test(nth)) {
    const meant = nearestName(name, CRASH_POINTS);
    throw refused(
      'PARLEY_TEST_CRASH_AT',
      value,
      `a crash point, or one with :n behind it${meant === null ? '' : ` (did you mean ${meant}?)`}`,
    );
  }
  return { point, nth: Number(nth) };
}

/**
 * Refuses a variable that looks like one of ours written wrong, and returns the others that begin like ours but are not known.
 * `PARLEY_TEST_…` and `PARLEY_BENCH_…` belong to tests and benchmarks.
 */
export function checkNames(env: Variables): readonly string[] {
  const strange = Object.keys(env).filter((name) => /^PARLEY_(?!TEST_|BENCH_)/.test(name) && !KNOWN.some((known) => known === name));
  for (const name of strange) {
    const meant = nearestName(name, KNOWN);
    if (meant !== null) throw new ConfigError(name, `${name}: there is no such setting; did you mean ${meant}?`);
  }
  return strange;
}

function refused(name: string, found: string, allowed: string): ConfigError {
  return new ConfigError(name, `${name}: found ${JSON.stringify(found)}, allowed: ${allowed}.`);
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/@]*@/, '//…@');
}
