import { cpus, loadavg, totalmem } from 'node:os';

import type { BenchResult } from './harness/figures.ts';
import { tellOnScreen } from './harness/tell.ts';
import type { Tell } from './harness/tell.ts';

// npm run bench -- NAME       one JSON object a peer as the last lines; what goes on meanwhile on standard error

const GIB = 2 ** 30;

const BENCHES = new Map<string, () => Promise<(tell: Tell) => Promise<readonly BenchResult[]>>>([
  ['append', async () => (await import('./append.ts')).benchAppend],
  ['boot', async () => (await import('./boot/boot.ts')).benchBoot],
  ['fanout', async () => (await import('./fanout.ts')).benchFanout],
  ['idle', async () => (await import('./idle.ts')).benchIdle],
  ['reminders', async () => (await import('./reminders.ts')).benchReminders],
  ['storm', async () => (await import('./storm.ts')).benchStorm],
  ['stall', async () => (await import('./stall.ts')).benchStall],
  ['queue', async () => (await import('./tasks/queue.ts')).benchQueue],
  ['recall', async () => (await import('./memory/recall.ts')).benchRecall],
  ['recovery', async () => (await import('./tasks/recovery.ts')).benchRecovery],
  ['turn', async () => (await import('./turn.ts')).benchTurn],
  ['tail', async () => (await import('./tail.ts')).benchTail],
]);

const name = process.argv[2] ?? '';
const load = BENCHES.get(name);
if (load === undefined) {
  process.stderr.write(`usage: npm run bench -- ${[...BENCHES.keys()].join(' | ')}\n`);
  process.exit(2);
}
const memory = `${Math.round(totalmem() / GIB)} GiB`;
tellOnScreen(`${cpus().length} cores, ${memory}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} before the start`);
const bench = await load();
const results = await bench(tellOnScreen);
tellOnScreen(`load ${loadavg()[0]?.toFixed(1)} at the end`);
for (const result of results) console.log(JSON.stringify(result));
process.exit();
