import { writeSync } from 'node:fs';
import { Session } from 'node:inspector';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';

import { findCulprit } from './find-culprit.ts';
import type { WatchedPlugin } from './find-culprit.ts';
import { readHeld, writeHeld } from './held-file.ts';
import { makeHoldJudge } from './hold-judge.ts';

// The thread that looks whether the main one still works, and ends the process when a plugin keeps it from that.

const STACK_MS = 2_000;

const GIVEN = z.object({
  shared: z.instanceof(SharedArrayBuffer),
  file: z.string(),
  lookMs: z.number(),
  plugins: z.array(z.object({ from: z.string(), urls: z.array(z.string()) })),
});
const NAMED = z.object({ from: z.string(), name: z.string() });

const { shared, file, plugins, lookMs } = GIVEN.parse(workerData);
const numbers = new Int32Array(shared);
const names = new Map<string, string>();
parentPort?.on('message', (message: unknown) => {
  const { from, name } = NAMED.parse(message);
  names.set(from, name);
});

/** The scripts that the main thread is in, innermost first; empty: it cannot be asked. */
async function stackOfMainThread(session: Session): Promise<readonly string[]> {
  const urls = new Map<string, string>();
  const stack = new Promise<readonly string[]>((resolve) => {
    session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => urls.set(scriptId, url));
    session.on('Debugger.paused', ({ params }) => resolve(params.callFrames.map(({ location }) => urls.get(location.scriptId) ?? '')));
  });
  session.connectToMainThread();
  session.post('Debugger.enable');
  session.post('Debugger.pause');
  return Promise.race([stack, sleep(STACK_MS, [])]);
}

async function endIfHeld(): Promise<void> {
  const session = new Session();
  const stack = await stackOfMainThread(session);
  const known = plugins.map((plugin): WatchedPlugin => ({ ...plugin, name: names.get(plugin.from) ?? null }));
  const culprit = findCulprit(stack, known, [...numbers.subarray(2)]);
  // Lets the main thread go on.
  if (culprit === null) return session.disconnect();
  const at = new Date().toISOString();
  const { from, name } = culprit;
  writeHeld(file, [...readHeld(file).filter((each) => each.from !== from), { from, name, at }]);
  tell({ level: 'error', time: at, pid: process.pid, event: 'plugin.held', plugin: name ?? from, message: sentence(name ?? from) });
  // Nothing that is more polite would be heard.
  process.kill(process.pid, 'SIGKILL');
}

function sentence(plugin: string): string {
  return `The plugin ${plugin} held up all of Parley, so the process was ended. At the next start it is off.`;
}

function tell(line: object): void {
  try {
    writeSync(1, `${JSON.stringify(line)}\n`);
  } catch {
    // Whoever reads the log is gone or slow: the file has it, too.
  }
}

const judge = makeHoldJudge();
for (;;) {
  await sleep(lookMs);
  const [beat, debugged] = [Atomics.load(numbers, 0), Atomics.load(numbers, 1)];
  if (judge({ beat, memory: process.memoryUsage.rss(), isDebugged: debugged !== 0 })) await endIfHeld();
}
