import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

import { BACKUP_NOTE } from '../adapters/system/backup-probe.ts';
import type { BackupNote } from '../adapters/system/backup-probe.ts';
import { makePinoLogger } from '../adapters/system/pino-logger.ts';
import { makeSystemClock } from '../adapters/system/system-clock.ts';
import { readConfig } from '../config.ts';
import { ConfigError } from '../config/config-error.ts';
import { ParleyError } from '../domain/errors.ts';
import { makeRedactor } from '../domain/redaction/redactor.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';
import { backupName, outdated } from './retention.ts';
import type { DatabasePlace } from './with-database.ts';

const BYTES_PER_MB = 1_000_000;

/** `parley backup` and `parley restore`: they work on what Parley keeps, not through its API, and need no running server. */
async function main(): Promise<void> {
  const program = new Command('parley').exitOverride();
  program
    .command('backup')
    .description('write everything that Parley keeps into one file; it may run meanwhile')
    .argument('[where]', 'the file to make, or a folder that keeps several', '.')
    .option('--keep <number>', 'in a folder: how many of the newest backups stay', wholeNumber)
    .option('--without-workspace', 'leave the projects out')
    .action(backUpAsAsked);
  program
    .command('restore')
    .description('put a backup where this Parley keeps its things; it must not run meanwhile')
    .argument('<file>', 'what `parley backup` made')
    .option('--replace', 'lose what is there now')
    .action(restoreAsAsked);
  await program.parseAsync(process.argv);
}

interface BackUpAsked {
  readonly keep?: number;
  readonly withoutWorkspace?: true;
}

async function backUpAsAsked(where: string, { keep, withoutWorkspace }: BackUpAsked): Promise<void> {
  const { config, ...place } = surroundings();
  const isFile = where.endsWith('.tar');
  if (isFile && keep !== undefined)
    throw new InvalidArgumentError('--keep needs a folder, such as: parley backup /var/backups/parley --keep 14');
  const file = isFile ? where : path.join(where, backupName(place.clock.now()));
  const workspaceRoot = withoutWorkspace === true ? null : config.workspaceRoot;
  const report = await backUp({ ...place, workspaceRoot, file, version: ownVersion() }).catch((error: unknown) => {
    noteOutcome(place, error instanceof Error ? error.message : String(error));
    throw error;
  });
  noteOutcome(place, null);
  // Only a new whole one makes an old one needless.
  if (keep !== undefined) for (const name of outdated(readdirSync(where), keep)) rmSync(path.join(where, name));
  console.log(
    `${report.file}: ${report.rows} rows, ${(report.bytes / BYTES_PER_MB).toFixed(1)} MB. It holds keys and tokens: keep it as safe as the server.`,
  );
}

/** Parley's health tells of it, and the owner hears when it failed. */
function noteOutcome({ dataDir, clock }: Pick<DatabasePlace, 'dataDir' | 'clock'>, problem: string | null): void {
  const note: BackupNote = { at: clock.now().toISOString(), problem };
  writeFileSync(path.join(dataDir, BACKUP_NOTE), `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

async function restoreAsAsked(file: string, { replace }: { readonly replace?: true }): Promise<void> {
  const { config, ...place } = surroundings();
  const { madeAt, version } = await restore({ ...place, workspaceRoot: config.workspaceRoot, file, isReplaced: replace === true });
  console.log(`Restored what Parley ${version} kept at ${madeAt}. Start it, then look at: parley doctor`);
}

/** The settings of the Parley that is meant: those that `parley start` would read here. */
function surroundings() {
  const config = readConfig();
  const redactor = makeRedactor({ secrets: config.secrets });
  const logger = makePinoLogger({ level: 'warn', format: 'terminal', redact: (text) => redactor.text(text) });
  return { config, logger, clock: makeSystemClock(), dataDir: config.dataDir, databaseUrl: config.databaseUrl };
}

function ownVersion(): string {
  const json: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(json).version;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number from 1, such as 14.');
  return number;
}

/** What a person can act on is one line; anything else comes with where it happened. */
function complain(error: unknown): never {
  if (error instanceof CommanderError && error.exitCode === 0) process.exit(0);
  const isSaid = error instanceof CommanderError && !(error instanceof InvalidArgumentError);
  const isPlain = error instanceof ParleyError || error instanceof ConfigError || error instanceof InvalidArgumentError;
  if (!isSaid)
    process.stderr.write(`${isPlain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(3);
}

main().catch(complain);
