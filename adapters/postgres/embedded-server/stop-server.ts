import { setTimeout as sleep } from 'node:timers/promises';

import { isServerOf, readPostmasterFile } from './postmaster-file.ts';

/** From polite to final: a fast shutdown loses nothing, an immediate one has to be recovered from, a kill as well. */
const SIGNALS: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
];

/** Stops the server of a data folder, and resolves when it is gone; does nothing when none runs. */
export async function stopServer(dataDirectory: string): Promise<void> {
  const pid = readPostmasterFile(dataDirectory)?.pid;
  if (pid === undefined) return;
  for (const [signal, patienceMs] of SIGNALS) {
    if (!isServerOf(pid, dataDirectory)) return;
    try {
      process.kill(pid, signal);
      // One that was halted hears nothing before it goes on.
      process.kill(pid, 'SIGCONT');
    } catch {
      return;
    }
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(5)) {
      if (readPostmasterFile(dataDirectory)?.pid !== pid || !isServerOf(pid, dataDirectory)) return;
    }
  }
}
