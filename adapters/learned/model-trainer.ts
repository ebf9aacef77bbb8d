import { Worker } from 'node:worker_threads';

import type { ModelTrainer } from '../../domain/ports/model-trainer.ts';
import type { Trained } from '../../domain/routing/learned/train-next.ts';

const MEMORY_MEGABYTES = 1_024;

/** Trains in a thread of its own, so that nothing in this one waits for it. The thread ends with the training, or at once when the signal aborts. */
export function makeModelTrainer(): ModelTrainer {
  return {
    train: async ({ labels, current }, signal) => {
      signal.throwIfAborted();
      const worker = new Worker(new URL('./train-worker.ts', import.meta.url), {
        workerData: { labels, current },
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
      });
      try {
        return await resultOf(worker, signal);
      } finally {
        await worker.terminate();
      }
    },
  };
}

function resultOf(worker: Worker, signal: AbortSignal): Promise<Trained | null> {
  return new Promise((resolve, reject) => {
    worker.once('message', (trained: Trained | null) => resolve(trained));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The training ended with code ${code}.`)));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
