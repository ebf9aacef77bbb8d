import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { UnreachableError } from '../../../domain/errors.ts';
import type { Binaries } from './binaries.ts';
import { explainFailure } from './explain-failure.ts';
import { PROGRAM_ENVIRONMENT } from './program-environment.ts';
import type { CommandLine, ServerUser } from './server-user.ts';

/** The one role of an embedded server. */
export const SERVER_ROLE = 'parley';

/** Classes of characters come from these, so that trigrams know Cyrillic; the first that the machine has is taken. */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

export interface ClusterPlace {
  /** PostgreSQL's own data folder. */
  readonly dataDirectory: string;
  /** Holds the password of the one role; mode 0600. */
  readonly passwordFile: string;
}

/**
 * Makes PostgreSQL's data folder when there is none, and returns the password of its role.
 * It is made beside its place and moved there when whole, so that a start that was cut off leaves no half of one.
 */
export async function initialiseCluster(place: ClusterPlace, binaries: Binaries, user: ServerUser): Promise<string> {
  const { dataDirectory, passwordFile } = place;
  const versionFile = path.join(dataDirectory, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version !== String(binaries.majorVersion)) {
      throw new UnreachableError(
        `The data folder ${dataDirectory} was made by PostgreSQL ${version}, and this Parley brings ${String(binaries.majorVersion)}.`,
      );
    }
    return readPassword(passwordFile);
  }
  const unfinished = `${dataDirectory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  user.own(unfinished);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  await runInitdb({ dataDirectory: unfinished, passwordFile }, binaries, user);
  renameSync(unfinished, dataDirectory);
  return password;
}

/** The password of a server's role, from the file that was written when it was made. */
export function readPassword(passwordFile: string): string {
  try {
    return readFileSync(passwordFile, 'utf8').trim();
  } catch (cause) {
    throw new UnreachableError(`The password of the embedded PostgreSQL cannot be read from ${passwordFile}.`, { cause });
  }
}

async function runInitdb(place: ClusterPlace, binaries: Binaries, user: ServerUser): Promise<void> {
  let output = '';
  for (const locale of LOCALES) {
    const outcome = await run(
      user.wrap({
        command: binaries.initdb,
        args: [
          ...['-D', place.dataDirectory, '-U', SERVER_ROLE, `--pwfile=${place.passwordFile}`, '--auth=scram-sha-256'],
          ...['-E', 'UTF8', '--locale=C', `--lc-ctype=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
          // Small segments: a small folder, made quickly.
          ...['--wal-segsize=4', '--no-instructions'],
        ],
      }),
    );
    if (outcome.isOk) return;
    output = outcome.output;
    if (!/invalid locale/i.test(output)) break;
  }
  throw explainFailure(place.dataDirectory, output);
}

async function run({ command, args }: CommandLine): Promise<{ isOk: boolean; output: string }> {
  return new Promise((resolve) => {
    execFile(command, [...args], { env: PROGRAM_ENVIRONMENT }, (error, stdout, stderr) => {
      resolve({ isOk: error === null, output: `${stdout}\n${stderr}\n${error?.message ?? ''}` });
    });
  });
}
