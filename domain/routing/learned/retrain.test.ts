import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../../errors.ts';
import type { ModelTrainer } from '../../ports/model-trainer.ts';
import { ANNA, furnish, makeDomainWorld, settled } from '../../testing/domain-world.ts';
import type { DomainWorld } from '../../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../../testing/fixtures.ts';
import { retrainWhenDue } from './retrain.ts';
import type { Trained, TrainingWork } from './train-next.ts';

const DAY_MS = 86_400_000;

interface Scripted extends ModelTrainer {
  readonly seen: TrainingWork[];
}

/** Answers with these scores, one after the other, then as the last. */
function trainer(...scores: readonly [number, number][]): Scripted {
  const seen: TrainingWork[] = [];
  return {
    seen,
    train: async (work): Promise<Trained> => {
      seen.push(work);
      const [score, scoreBefore] = scores[seen.length - 1] ?? scores.at(-1) ?? [1, 1];
      return { version: `v${String(seen.length)}`, artefact: Uint8Array.from([seen.length]), heldOut: 100, score, scoreBefore };
    },
  };
}

async function makeWorld(): Promise<DomainWorld> {
  const world = await furnish(makeDomainWorld());
  await world.conversations.ensure(aConversation({ personId: ANNA.id }));
  return world;
}

/** So many messages of Anna's with a label each, from this number on. */
async function label(world: DomainWorld, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    await world.inbox.store(aMessage(n, { personId: ANNA.id }));
    const routed = { audience: 'private', mode: 'chat', plugin: null, confidence: 0.5, tier: 'learned', version: 'shipped' } as const;
    const given = { mode: 'agent', plugin: null, source: 'review', by: ANNA.id, at: world.clock.now() } as const;
    await world.intents.record({ ...routed, turnId: uuid(2000 + n), text: `Почини ${String(n)}`, at: world.clock.now(), label: given });
  }
  world.doorbell.ring('routing');
}

function start(world: DomainWorld, model: ModelTrainer, workerId = 'w1'): () => Promise<void> {
  const stop = retrainWhenDue({ ...world, workerId, trainer: model });
  return async () => {
    const stopping = stop();
    await settled(world);
    await stopping;
  };
}

describe('training by itself', () => {
  test('begins with twenty new labels, or with one once a day', async () => {
    const world = await makeWorld();
    const model = trainer([0.9, 0.8]);
    await world.trainingQueue.request();
    const stop = start(world, model);
    await settled(world);
    expect(model.seen).toHaveLength(1);
    await world.clock.advance(1000);
    await label(world, 1, 19);
    await settled(world);
    expect(model.seen).toHaveLength(1);
    await label(world, 20, 1);
    await settled(world);
    expect(model.seen).toHaveLength(2);
    expect(model.seen[1]?.labels).toHaveLength(20);
    await world.clock.advance(DAY_MS);
    expect(model.seen).toHaveLength(2);
    await label(world, 21, 1);
    await settled(world);
    expect(model.seen).toHaveLength(3);
    await stop();
    expect(world.doorbell.listeners('routing')).toBe(0);
  });

  test('begins with the very first label a day after the start', async () => {
    const world = await makeWorld();
    const model = trainer([0.9, 0.8]);
    const stop = start(world, model);
    await label(world, 1, 1);
    await world.clock.advance(DAY_MS - 600_000);
    expect(model.seen).toHaveLength(0);
    await world.clock.advance(600_000);
    expect(model.seen).toHaveLength(1);
    await stop();
  });

  test('adopts a model that is as good as the one before, with which it is compared', async () => {
    const world = await makeWorld();
    const model = trainer([0.9, 0.9], [0.92, 0.9]);
    await label(world, 1, 20);
    const stop = start(world, model);
    await settled(world);
    expect(await world.modelVersions.active()).toBe('v1');
    expect(model.seen[0]?.current).toBeNull();
    await world.clock.advance(1000);
    await label(world, 21, 20);
    await settled(world);
    expect(await world.modelVersions.active()).toBe('v2');
    expect([...(model.seen[1]?.current ?? [])]).toEqual([1]);
    expect(model.seen[1]?.labels).toHaveLength(40);
    const [newest] = await world.modelVersions.list(1);
    expect(newest).toMatchObject({ version: 'v2', previous: 'v1', labels: 40, score: 0.92, scoreBefore: 0.9, isAdopted: true });
    await stop();
  });

  test('keeps the model in use when the new one is worse, and does not try the same labels again', async () => {
    const world = await makeWorld();
    const model = trainer([0.9, 0.8], [0.799, 0.8]);
    await label(world, 1, 20);
    const stop = start(world, model);
    await settled(world);
    await world.clock.advance(1000);
    await label(world, 21, 20);
    await world.clock.advance(2 * DAY_MS);
    expect(await world.modelVersions.active()).toBe('v1');
    expect((await world.modelVersions.list(9)).map(({ isAdopted }) => isAdopted)).toEqual([false, true]);
    expect(model.seen).toHaveLength(2);
    await stop();
  });

  test('learns anew when labels were forgotten, and drops what had learned from them even when the new one is worse', async () => {
    const world = await makeWorld();
    const model = trainer([0.9, 0.8], [0.7, 0.8]);
    await label(world, 1, 20);
    const stop = start(world, model);
    await settled(world);
    expect(await world.modelVersions.active()).toBe('v1');
    await world.trainingChoices.forget(ANNA.id);
    world.doorbell.ring('routing');
    await settled(world);
    expect(model.seen[1]).toEqual({ labels: [], current: null });
    expect(await world.modelVersions.active()).toBeNull();
    expect(await world.modelVersions.artefact('v1')).toBeNull();
    await world.clock.advance(2 * DAY_MS);
    expect(model.seen).toHaveLength(2);
    await stop();
  });

  test('is done once by two workers at once', async () => {
    const world = await makeWorld();
    const model = trainer([0.9, 0.8]);
    await label(world, 1, 20);
    const stops = ['w1', 'w2'].map((worker) => start(world, model, worker));
    await settled(world);
    world.doorbell.ring('routing');
    await settled(world);
    expect(model.seen).toHaveLength(1);
    for (const stop of stops) await stop();
  });

  test('that is stopped in the middle is done again by the next', async () => {
    const world = await makeWorld();
    const hanging: ModelTrainer = {
      train: (_work, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    };
    await label(world, 1, 20);
    const stop = start(world, hanging);
    await settled(world);
    expect(await world.trainingQueue.claim({ workerId: 'w2', milliseconds: 1000 }, world.clock.now())).toBeNull();
    await stop();
    expect(world.logger.entries.filter(({ level }) => level === 'error')).toEqual([]);
    const model = trainer([0.9, 0.8]);
    const stopNext = start(world, model, 'w2');
    await settled(world);
    expect(await world.modelVersions.active()).toBe('v1');
    await stopNext();
  });

  test('whose worker is killed in the middle is done again by another', async () => {
    const world = await makeWorld();
    await world.workers.register('w1');
    start(world, { train: () => new Promise(() => {}) });
    await label(world, 1, 20);
    await settled(world);
    world.killWorker('w1');
    await world.clock.advance(1_001);
    const model = trainer([0.9, 0.8]);
    const stop = start(world, model, 'w2');
    await settled(world);
    expect(await world.modelVersions.active()).toBe('v1');
    await stop();
  });

  test('that breaks is not tried on the same labels again; a database that is away is waited for', async () => {
    const world = await makeWorld();
    let count = 0;
    const broken: ModelTrainer = {
      train: async () => {
        count += 1;
        throw count === 1 ? new UnreachableError('away') : new Error('out of memory');
      },
    };
    await label(world, 1, 20);
    const stop = start(world, broken);
    await settled(world);
    expect(count).toBe(1);
    await world.clock.advance(60_000);
    expect(count).toBe(2);
    await world.clock.advance(DAY_MS / 2);
    expect(count).toBe(2);
    expect(await world.modelVersions.active()).toBeNull();
    await stop();
  });
});
