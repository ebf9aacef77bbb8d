import type { TrainingQueue, TrainingResult } from '../../ports/training-queue.ts';
import { isFree, take } from './claims.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryTrainingQueue(state: InMemoryState): TrainingQueue {
  const row = state.training;
  const isHeld = (fence: number): boolean => row.fence === fence && row.owner !== null;
  return {
    state: async () => ({
      lastAt: row.lastAt,
      isRequested: row.requested > row.lastRequested,
      hasForgotten: row.forgotten > row.lastForgotten,
    }),
    request: async () => {
      row.requested += 1;
    },
    claim: async (lease, at) => {
      if (!isFree(state, row)) return null;
      take(state, row, lease);
      Object.assign(row, { claimedAt: at, claimedForgotten: row.forgotten, claimedRequested: row.requested });
      return { fence: row.fence, hasForgotten: row.forgotten > row.lastForgotten };
    },
    finish: async (fence, result) => {
      if (!isHeld(fence)) return false;
      keepModels(state, result);
      if (result.kind === 'adopted') row.active = result.model.version;
      if (result.kind === 'shipped') row.active = null;
      Object.assign(row, { owner: null, lastAt: row.claimedAt, lastForgotten: row.claimedForgotten, lastRequested: row.claimedRequested });
      return true;
    },
    release: async (fence) => {
      if (isHeld(fence)) row.owner = null;
    },
  };
}

function keepModels({ models, training }: InMemoryState, result: TrainingResult): void {
  const { model } = result;
  const forgets = training.claimedForgotten > training.lastForgotten;
  const artefact = result.kind === 'adopted' ? result.artefact : null;
  const isAdopted = artefact !== null;
  if (model !== null && (isAdopted || !models.has(model.version))) models.set(model.version, { ...model, isAdopted, artefact });
  if (result.kind === 'kept') return;
  for (const [version, old] of models) {
    const stays = version === model?.version || (!forgets && version === model?.previous);
    if (!stays) models.set(version, { ...old, artefact: null });
  }
}
