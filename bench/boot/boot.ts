import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { BenchResult, Figures } from '../harness/figures.ts';
import { interleave } from '../harness/interleave.ts';
import { familyMb, residentMb } from '../harness/process-figures.ts';
import { summarise } from '../harness/summarise.ts';
import type { Tell } from '../harness/tell.ts';
import { installedPackages } from './installed-packages.ts';
import { startProgram } from './started-program.ts';
import type { StartOptions } from './started-program.ts';

const ROUNDS = 3;
const IDLE_MS = 10_000;
const ROOT = path.resolve(import.meta.dirname, '../..');

/** How long starts and stops take, what an idle server holds in memory, and what is installed for it. */
export async function benchBoot(tell: Tell): Promise<readonly BenchResult[]> {
  const { production, development } = installedPackages(ROOT);
  const packages = {
    productionPackages: production.packages,
    productionMb: production.mb,
    developmentPackages: development.packages,
    developmentMb: development.mb,
  };
  tell('installed', packages);
  const run = async (): Promise<Figures> => ({ ...(await measureStarts()), ...packages });
  const measured = await interleave([{ name: 'boot', run }], ROUNDS, (_name, round, figures) => tell(`round ${round}`, figures));
  return [summarise({ name: 'boot', ours: measured.get('boot') ?? [], peer: null, better: {} })];
}

/** On a fresh folder: the first start, a later one, a later one through npm, and a last one that is left alone for a while. */
async function measureStarts(): Promise<Figures> {
  const home = mkdtempSync(path.join(tmpdir(), 'parley-boot-'));
  const place = { dataDir: path.join(home, 'data'), compileCache: path.join(home, 'compiled') };
  try {
    const { readyMs: firstStartMs } = await startAndStop({ ...place, command: 'program' });
    const later = await startAndStop({ ...place, command: 'program' });
    const { readyMs: laterNpmStartMs } = await startAndStop({ ...place, command: 'npmStart' });
    const idle = await measureIdle({ ...place, command: 'program' });
    return { firstStartMs, laterStartMs: later.readyMs, laterNpmStartMs, stopMs: later.stopMs, ...idle };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function startAndStop(options: StartOptions): Promise<{ readyMs: number; stopMs: number }> {
  const program = await startProgram(options);
  return { readyMs: program.readyMs, stopMs: await program.stop() };
}

async function measureIdle(options: StartOptions): Promise<Figures> {
  const program = await startProgram(options);
  try {
    await sleep(IDLE_MS);
    return { idleMb: residentMb(program.pid), idlePostgresMb: familyMb(program.databasePid) };
  } finally {
    await program.stop();
  }
}
