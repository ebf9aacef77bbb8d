import { Worker } from 'node:worker_threads';

import type { Clock } from '../../domain/ports/clock.ts';

const DEADLINE_MS = 10_000;
const MEMORY_MEGABYTES = 256;

/**
 * Turns a page into Markdown in a thread of its own, which is ended at the deadline: pages are made by anybody, also such that a parser is busy with
 * for hours, or that nest deeper than any stack. Null: it could not be read.
 */
export async function convertHtml(html: string, base: string, clock: Pick<Clock, 'sleep'>): Promise<string | null> {
  const worker = new Worker(new URL('./html-worker.ts', import.meta.url), {
    workerData: { html, base },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  });
  const done = new AbortController();
  const nothing = (): null => null;
  try {
    return await Promise.race([answerOf(worker), clock.sleep(DEADLINE_MS, done.signal).then(nothing, nothing)]);
  } finally {
    done.abort();
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<string | null> {
  return new Promise((resolve) => {
    worker.once('message', (markdown: string) => resolve(markdown));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
  });
}
