import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { runClient } from '../cli/start-client.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { startFakeTelegram } from '../telegram/start-fake-telegram.ts';
import type { FakeTelegram } from '../telegram/start-fake-telegram.ts';
import { startPatientModel } from './patient-model.ts';
import { launchProgram, startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

type Person = ReturnType<FakeTelegram['person']>;

/** Telegram, a model and a database; the program comes and goes. */
export interface TelegramStage {
  readonly telegram: FakeTelegram;
  readonly databaseUrl: string;
  /** Starts the program; it is stopped with the stage, if not before. */
  start(more?: Readonly<Record<string, string>>): Promise<Program>;
  /** Starts it without waiting until it can be reached. */
  launch(more?: Readonly<Record<string, string>>): Omit<Program, 'url' | 'token'>;
  /** Those whom the settings file lets in. */
  readonly members: readonly Person[];
  /** Lets in whoever has this code, as the owner. Throws with what the terminal client says when it is refused. */
  pairCode(program: Program, code: string): Promise<void>;
  close(): Promise<void>;
}

interface StageOptions {
  /** How many people the settings file lets in. */
  readonly members?: number;
  /** What else stands in the settings file. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export async function setTelegramStage({ members: count = 0, settings: others = {} }: StageOptions = {}): Promise<TelegramStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-telegram-'));
  const [telegram, database, model] = await Promise.all([startFakeTelegram(), createTestDatabase(), startPatientModel()]);
  const members = Array.from({ length: count }, (_, index) => telegram.person(`Person ${String(index)}`));
  writeFileSync(join(dataDir, 'parley.yaml'), settings(members, others));
  const programs: Pick<Program, 'end'>[] = [];
  const env = {
    ...model.env,
    PARLEY_DATABASE_URL: database.url,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
  };
  const pairCode = async (program: Program, code: string): Promise<void> => {
    const { stdout, stderr } = await runClient(['pair', code, '--as', 'owner', '--url', program.url, '--token', program.token]);
    if (!stdout.includes('is let in')) throw new Error(`Pairing failed: ${stdout}${stderr}`);
  };
  return {
    telegram,
    databaseUrl: database.url,
    start: async (more = {}) => {
      const program = await startProgram({ dataDir, env: { ...env, ...more } });
      programs.push(program);
      return program;
    },
    launch: (more = {}) => {
      const program = launchProgram({ dataDir, env: { ...env, ...more } });
      programs.push(program);
      return program;
    },
    pairCode,
    members,
    close: async () => {
      for (const program of programs) await program.end('SIGTERM');
      await Promise.all([telegram.close(), model.stop()]);
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a killed program had reserved counts as spent, so killing all day needs money. */
function settings(members: readonly Person[], others: Readonly<Record<string, unknown>>): string {
  const budgets = { personDay: 1_000_000, chatDay: 1_000_000, installationDay: 1_000_000 };
  return JSON.stringify({ ...others, budgets, roles: { member: members.map(({ id }) => `telegram:${String(id)}`) } });
}

/** The pairing code in what a stranger was told. */
export function codeIn(text = ''): string | undefined {
  return /\/pair ([a-z0-9]{8})/.exec(text)?.[1];
}

/** Asks until there is something. Throws after `deadlineMs`, with what `tell` says. */
export async function soon<T>(check: () => T | undefined | false | null, deadlineMs = 15_000, tell = (): string => ''): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const found = check();
    if (found !== undefined && found !== false && found !== null) return found;
    if (performance.now() > deadline) throw new Error(`It did not come: ${tell()}`);
    await sleep(20);
  }
}
