import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Clock } from '../../domain/ports/clock.ts';
import type { SandboxExit, SandboxLimits, SandboxOutput, SandboxStream } from '../../domain/ports/sandbox.ts';
import { watchLimits, type WatchedProcesses } from './watch-limits.ts';

/** How long a stream may stay open after the last process that we know of has ended. */
const STRAGGLER_MS = 500;

/** A command that has been started and that can be ended with all its processes. */
export interface SupervisedProcess extends WatchedProcesses {
  readonly child: ChildProcess;
  readonly streams: Readonly<Record<SandboxStream, Readable>>;
  /** Ends every process of the command at once; may be called again, and when they have ended. */
  kill(): void;
  /** What the leader's end means. */
  exitOf(code: number | null, signal: NodeJS.Signals | null): SandboxExit;
}

export interface Supervision {
  readonly limits: SandboxLimits;
  readonly onOutput: SandboxOutput;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Hands the output over piece by piece until `maxBytes` of both streams together have come, then calls `onFull` and drops the rest. */
function pumpOutput(
  streams: Readonly<Record<SandboxStream, Readable>>,
  { onOutput, maxBytes, onFull, onRefused }: { onOutput: SandboxOutput; maxBytes: number; onFull: () => void; onRefused: () => void },
): void {
  let left = maxBytes;
  const both = [streams.stdout, streams.stderr];
  const resume = (): void => both.forEach((stream) => stream.resume());
  const take = (name: SandboxStream, bytes: Buffer): void => {
    // More than there may be has come only now when the last piece ended just where the limit is.
    if (left === 0) return onFull();
    const taken = bytes.subarray(0, left);
    left -= taken.length;
    try {
      const wait = onOutput(name, taken);
      if (wait instanceof Promise) {
        both.forEach((stream) => stream.pause());
        wait.then(resume, () => (onRefused(), resume()));
      }
    } catch {
      onRefused();
    }
    if (taken.length < bytes.length) onFull();
  };
  streams.stdout.on('data', (bytes: Buffer) => take('stdout', bytes));
  streams.stderr.on('data', (bytes: Buffer) => take('stderr', bytes));
}

/** Why a child that has no process id could not be started. */
export function startFailure(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.once('error', (error) => resolve(`The command could not be started: ${error.message}`)));
}

/** Resolves when the leader has ended. */
function leaderEnd(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve({ code: child.exitCode, signal: child.signalCode });
    else child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

/** Resolves when the stream has been read to its end, or when nothing more is wanted or can come. */
async function drained(stream: Readable, clock: Clock, isWanted: () => boolean): Promise<void> {
  const closed = new AbortController();
  stream.once('close', () => closed.abort());
  stream.once('end', () => closed.abort());
  while (!stream.readableEnded && !stream.destroyed) {
    if (isWanted()) await clock.sleep(STRAGGLER_MS, closed.signal).catch(() => undefined);
    if (!isWanted() || (!stream.isPaused() && stream.readableLength === 0)) stream.destroy();
  }
}

/** Runs the command to its end inside its limits; the first thing that ends it is what is reported. */
export async function runSupervised(supervised: SupervisedProcess, { limits, onOutput, signal, clock }: Supervision): Promise<SandboxExit> {
  const { child, streams } = supervised;
  const over = new AbortController();
  let early: SandboxExit | null = null;
  const end = (cause: SandboxExit): void => {
    if (over.signal.aborted) return;
    early ??= cause;
    supervised.kill();
  };
  const cancel = (): void => end({ kind: 'cancelled' });
  signal.addEventListener('abort', cancel, { once: true });
  pumpOutput(streams, { onOutput, maxBytes: limits.outputBytes, onFull: () => end({ kind: 'limit', limit: 'output' }), onRefused: cancel });
  if (signal.aborted) cancel();
  const watched = watchLimits(supervised, limits, clock, over.signal).then((limit) => limit !== null && end({ kind: 'limit', limit }));
  const timed = clock.sleep(limits.wallMs, over.signal).then(
    () => end({ kind: 'limit', limit: 'time' }),
    () => undefined,
  );

  const { code, signal: killedBy } = await leaderEnd(child);
  supervised.kill();
  const isWanted = (): boolean => early?.kind !== 'cancelled';
  await Promise.all([drained(streams.stdout, clock, isWanted), drained(streams.stderr, clock, isWanted)]);
  const exit = early ?? supervised.exitOf(code, killedBy);
  over.abort();
  signal.removeEventListener('abort', cancel);
  await Promise.all([watched, timed]);
  return exit;
}
