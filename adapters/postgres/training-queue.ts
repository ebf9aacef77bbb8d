import type { Pool } from 'pg';

import type { TrainingClaim, TrainingQueue, TrainingResult, TrainingState } from '../../domain/ports/training-queue.ts';
import { statement } from './statement.ts';
import type { SqlValue } from './statement.ts';

/** What `training-finish` takes after the fence. */
function resultValues(result: TrainingResult): SqlValue[] {
  const { kind, model } = result;
  if (model === null) return [kind, ...Array.from({ length: 8 }, () => null)];
  const { version, labels, heldOut, score, scoreBefore, previous, createdAt } = model;
  return [kind, version, kind === 'adopted' ? result.artefact : null, labels, heldOut, score, scoreBefore, previous, createdAt];
}

/** Who trains the learned model, in PostgreSQL. */
export function makePostgresTrainingQueue(pool: Pool): TrainingQueue {
  const state = statement<TrainingState>(pool, 'training-state');
  const request = statement(pool, 'training-request');
  const claim = statement<TrainingClaim>(pool, 'training-claim');
  const finish = statement<{ id: number }>(pool, 'training-finish');
  const release = statement(pool, 'training-release');
  return {
    state: async () => (await state())[0] ?? { lastAt: null, isRequested: false, hasForgotten: false },
    request: async () => {
      await request();
    },
    claim: async ({ workerId, milliseconds }, at) => (await claim(workerId, milliseconds, at))[0] ?? null,
    finish: async (fence, result) => (await finish(fence, ...resultValues(result))).length > 0,
    release: async (fence) => {
      await release(fence);
    },
  };
}
