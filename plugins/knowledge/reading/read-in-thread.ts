import { Worker } from 'node:worker_threads';

import type { Passage } from './passage.ts';

/** Why nothing was read of a document. */
export type Problem = 'encrypted' | 'broken' | 'too-much' | 'too-large' | 'empty' | 'unknown-type' | 'unreadable';

export type ThreadAnswer =
  | { readonly kind: 'read'; readonly title: string | null; readonly passages: readonly Passage[] }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface ThreadLimits {
  /** Resolves when its time is up; rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const DEADLINE_MS = 20_000;
const LOOK_EVERY_MS = 200;
const MEMORY_MEGABYTES = 256;
/** What is not on the heap, such as an unpacked stream, is counted with the whole process. */
const MOST_GROWTH_BYTES = 768 * 1024 * 1024;

/**
 * Reads a document in a thread of its own, which is ended when it takes too long or too much memory: documents are made by anybody, also such that
 * their parser is busy with for hours.
 */
export async function readInThread(
  kind: 'pdf' | 'docx' | 'html' | 'markdown',
  bytes: Uint8Array,
  { sleep }: ThreadLimits,
): Promise<ThreadAnswer> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    // A copy: what is handed over is not there any more for whoever had it.
    workerData: { kind, bytes: new Uint8Array(bytes) },
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES, maxYoungGenerationSizeMb: 64 },
  });
  const done = new AbortController();
  try {
    return await Promise.race([answerOf(worker), tooMuch(sleep, done.signal)]);
  } finally {
    done.abort();
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<ThreadAnswer> {
  return new Promise((resolve) => {
    worker.once('message', (answer: ThreadAnswer) => resolve(answer));
    worker.once('error', (error: Error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      resolve({ kind: 'refused', problem: isMemory ? 'too-much' : 'broken' });
    });
    worker.once('exit', () => resolve({ kind: 'refused', problem: 'broken' }));
  });
}

async function tooMuch(sleep: ThreadLimits['sleep'], done: AbortSignal): Promise<ThreadAnswer> {
  const before = process.memoryUsage.rss();
  try {
    for (let waited = 0; waited < DEADLINE_MS; waited += LOOK_EVERY_MS) {
      await sleep(LOOK_EVERY_MS, done);
      if (process.memoryUsage.rss() - before > MOST_GROWTH_BYTES) break;
    }
  } catch {
    // The answer was there first.
  }
  return { kind: 'refused', problem: 'too-much' };
}
