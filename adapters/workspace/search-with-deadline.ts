import { Worker } from 'node:worker_threads';
import type { Clock } from '../../domain/ports/clock.ts';
import type { FileOutcome, SearchHit } from '../../domain/ports/project-files.ts';
import type { SearchRequest } from './search-worker.ts';

const MEMORY_MEGABYTES = 256;

function answerOf(worker: Worker): Promise<FileOutcome<readonly SearchHit[]>> {
  return new Promise((resolve, reject) => {
    worker.once('message', (outcome: FileOutcome<readonly SearchHit[]>) => resolve(outcome));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The search ended without an answer (${code}).`)));
  });
}

/**
 * Searches in a thread of its own, which is ended at the deadline: a pattern such as `(a+)+$` can keep JavaScript's regular expressions
 * busy for years, and nothing but the end of their thread stops them.
 */
export async function searchWithDeadline(
  request: SearchRequest,
  deadlineMs: number,
  clock: Clock,
): Promise<FileOutcome<readonly SearchHit[]>> {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
    argv: [request.folder, request.path, request.pattern, String(request.limit)],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  });
  const done = new AbortController();
  const tooLong: FileOutcome<never> = {
    kind: 'refused',
    refusal: 'too-large',
    message: `The search took longer than ${deadlineMs / 1000} seconds; use a simpler pattern or a smaller folder.`,
  };
  const deadline = clock.sleep(deadlineMs, done.signal).then(
    () => tooLong,
    () => tooLong,
  );
  try {
    return await Promise.race([answerOf(worker), deadline]);
  } finally {
    done.abort();
    await worker.terminate();
  }
}
