import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { ConflictError, RejectedError } from '../../domain/errors.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { lockDataFolder } from './data-folder-lock.ts';

const clock = makeManualClock();
const children: ChildProcess[] = [];
let dataDir = '';

beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'parley-lock-')), 'данные');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

/** A process that takes the lock and then lives until it is killed; the first line it writes says how that went. */
async function holdElsewhere(): Promise<{ child: ChildProcess; said: string }> {
  const program = `
    import { lockDataFolder } from ${JSON.stringify(new URL('data-folder-lock.ts', import.meta.url).href)};
    try {
      await lockDataFolder({ dataDir: ${JSON.stringify(dataDir)}, clock: { now: () => new Date() } });
      console.log('held');
    } catch (error) { console.log(error.message); }
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = await once(child.stdout ?? child, 'data');
  return { child, said: String(said).trim() };
}

it('a second process on one data folder is refused with the pid and the start time of the first', async () => {
  const lock = await lockDataFolder({ dataDir, clock });
  const { said } = await holdElsewhere();
  expect(said).toBe(
    `Parley already runs on the data folder ${dataDir}: process ${String(process.pid)}, started at ${clock.now().toISOString()}, holds it.`,
  );
  lock.release();
});

it('after an orderly end the next one may come in', async () => {
  const lock = await lockDataFolder({ dataDir, clock });
  lock.release();
  lock.release();
  const again = await lockDataFolder({ dataDir, clock });
  again.release();
});

it('a kill -9 of the holder frees the folder', async () => {
  const { child, said } = await holdElsewhere();
  expect(said).toBe('held');
  await expect(lockDataFolder({ dataDir, clock })).rejects.toThrow(ConflictError);
  await expect(lockDataFolder({ dataDir, clock })).rejects.toThrow(`process ${String(child.pid)}, `);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await lockDataFolder({ dataDir, clock });
  lock.release();
});

it('of several that start at once one wins', async () => {
  const outcomes = await Promise.all([1, 2, 3].map(async () => (await holdElsewhere()).said));
  expect(outcomes.filter((said) => said === 'held')).toHaveLength(1);
  expect(outcomes.filter((said) => said.includes('already runs'))).toHaveLength(2);
});

it('a folder that cannot be used is refused in one sentence', async () => {
  writeFileSync(dataDir, '');
  await expect(lockDataFolder({ dataDir, clock })).rejects.toThrow(RejectedError);
  await expect(lockDataFolder({ dataDir, clock })).rejects.toThrow(`The data folder ${dataDir} cannot be used: `);
});
