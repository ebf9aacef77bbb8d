import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startProgram } from './boot/started-program.ts';
import { fillReminders } from './fill-reminders.ts';
import type { BenchResult, Figures } from './harness/figures.ts';
import { interleave } from './harness/interleave.ts';
import { startBenchDatabase } from './harness/bench-database.ts';
import { summarise } from './harness/summarise.ts';
import type { Tell } from './harness/tell.ts';

const DAY_MS = 86_400_000;

/** How long the whole program takes from its start to /readyz with so many reminders pending (ours) and with none (peer), in turn. */
export async function benchReminderStarts(pending: number, rounds: number, tell: Tell): Promise<BenchResult> {
  await using stack = new AsyncDisposableStack();
  const full = await home(stack, pending);
  const none = await home(stack, 0);
  const subjects = [
    { name: 'full', run: full },
    { name: 'none', run: none },
  ];
  const measured = await interleave(subjects, rounds, (name, round, figures) => tell(`start ${String(round)}, ${name}`, figures));
  return summarise({
    name: 'reminders: start-up',
    ours: measured.get('full') ?? [],
    peer: measured.get('none') ?? [],
    better: { readyMs: 'less' },
  });
}

/** A data folder and a database that have seen a first start; returns what starts it once more. */
async function home(stack: AsyncDisposableStack, pending: number): Promise<() => Promise<Figures>> {
  const database = stack.use(await startBenchDatabase());
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-reminder-starts-'));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const options = {
    command: 'program',
    dataDir: path.join(folder, 'data'),
    compileCache: path.join(folder, 'compiled'),
    databaseUrl: database.url,
  } as const;
  await (await startProgram(options)).stop();
  const tomorrow = new Date(Date.now() + DAY_MS);
  if (pending > 0) await fillReminders(database.url, { pending, due: 0, everyMs: 1, first: tomorrow });
  return async () => {
    const program = await startProgram(options);
    await program.stop();
    return { pending, readyMs: program.readyMs };
  };
}
