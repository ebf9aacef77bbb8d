import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

import { trainNext } from '../../domain/routing/learned/train-next.ts';
import { readSeedCorpus } from './seed-corpus.ts';
import { readShippedModel } from './shipped-model.ts';

const example = z.object({
  text: z.string(),
  mode: z.enum(['agent', 'chat', 'assistant']),
  plugin: z.string().nullable(),
  weight: z.number().positive(),
  group: z.string(),
});

// This file is only ever the first one of a thread, which gets the work with its start: see model-trainer.ts.
const work = z.object({ labels: z.array(example), current: z.instanceof(Uint8Array).nullable() }).parse(workerData);
parentPort?.postMessage(trainNext({ seed: readSeedCorpus(), model: readShippedModel() }, work), []);
