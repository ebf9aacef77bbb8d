import { constants } from 'node:os';
import type { SandboxExit } from '../../domain/ports/sandbox.ts';

/** Shells and bubblewrap report a command that died of signal N as exit code 128 + N. */
const SIGNAL_BASE = 128;

/** The name of a signal; null: there is none with this number. */
function signalName(number: number): string | null {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? null;
}

/** How a command ended that was seen only through its exit code; 137 can also be what it chose to exit with, which nobody does. */
export function exitOfStatus(code: number): SandboxExit {
  const signal = signalName(code - SIGNAL_BASE);
  return signal === null ? { kind: 'exited', code } : { kind: 'killed', signal };
}
