import { describe, expect } from 'vitest';
import type { TrainingResult } from '../../ports/training-queue.ts';
import type { ModelVersion } from '../../routing/learned/model-version.ts';
import { aMessage, NOON, uuid } from '../fixtures.ts';
import { ANNA, expiredLease, lease, present, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);

function aVersion(number: number, previous: string | null): Omit<ModelVersion, 'isAdopted'> {
  return {
    version: `v${String(number)}`,
    ...{ labels: 10 * number, heldOut: 200, score: 0.951, scoreBefore: 0.95, previous, createdAt: at(number) },
  };
}

function adopted(number: number, previous: string | null): TrainingResult {
  return { kind: 'adopted', model: aVersion(number, previous), artefact: Uint8Array.from([0, 255, number]) };
}

/** A whole training by one worker. */
async function train({ trainingQueue }: ContractWorld, result: TrainingResult, when = at(1)): Promise<boolean> {
  const { fence } = present(await trainingQueue.claim(lease('w1'), when));
  return trainingQueue.finish(fence, result);
}

/** A label of Anna's, which she takes back with all else that is kept of her. */
async function forget({ inbox, intents, trainingChoices }: ContractWorld, number: number): Promise<void> {
  await inbox.store(aMessage(number));
  const label = { mode: 'agent', plugin: null, source: 'override', by: ANNA, at: NOON } as const;
  const routed = { audience: 'private', text: 'x', mode: 'agent', plugin: null, confidence: 1, tier: 'override', version: 'v' } as const;
  await intents.record({ ...routed, turnId: uuid(2000 + number), at: NOON, label });
  await trainingChoices.forget(ANNA);
}

/** What every ModelVersions and TrainingQueue does. */
export function modelVersionsContract(name: string, make: MakeWorld): void {
  describe(`${name}: the model in use`, () => using(make));
  describe(`${name}: training`, () => training(make));
}

function using(make: MakeWorld): void {
  const it = testIn(make);

  it('comes with Parley until one is adopted, which can be rolled back', async (world) => {
    const { modelVersions } = world;
    expect(await modelVersions.active()).toBeNull();
    expect(await modelVersions.rollBack()).toBeNull();
    expect(await train(world, adopted(1, null))).toBe(true);
    expect(await modelVersions.active()).toBe('v1');
    expect([...present(await modelVersions.artefact('v1'))]).toEqual([0, 255, 1]);
    expect(await modelVersions.artefact('nope')).toBeNull();
    expect(await modelVersions.rollBack()).toBe('v1');
    expect(await modelVersions.active()).toBeNull();
  });

  it('keeps the one before it whole, and older ones by name', async (world) => {
    const { modelVersions } = world;
    for (const n of [1, 2, 3]) await train(world, adopted(n, n === 1 ? null : `v${String(n - 1)}`));
    expect(await modelVersions.artefact('v1')).toBeNull();
    expect(await modelVersions.artefact('v2')).not.toBeNull();
    expect(await modelVersions.list(2)).toEqual([3, 2].map((n) => ({ ...aVersion(n, `v${String(n - 1)}`), isAdopted: true })));
    expect(await modelVersions.rollBack()).toBe('v3');
    expect(await modelVersions.active()).toBe('v2');
    expect(await modelVersions.rollBack()).toBeNull();
    expect(await modelVersions.active()).toBe('v2');
  });

  it('stays when a new one is worse, which is remembered without its bytes', async (world) => {
    const { modelVersions } = world;
    await train(world, adopted(1, null));
    expect(await train(world, { kind: 'kept', model: aVersion(2, 'v1') })).toBe(true);
    expect(await train(world, { kind: 'kept', model: null })).toBe(true);
    expect(await train(world, { kind: 'kept', model: aVersion(1, null) })).toBe(true);
    expect(await modelVersions.active()).toBe('v1');
    expect((await modelVersions.list(9)).map(({ version, isAdopted }) => [version, isAdopted])).toEqual([
      ['v2', false],
      ['v1', true],
    ]);
    expect(await modelVersions.artefact('v1')).not.toBeNull();
    expect(await modelVersions.artefact('v2')).toBeNull();
  });

  it('can be learned a second time', async (world) => {
    await train(world, adopted(1, null));
    await train(world, adopted(2, 'v1'));
    await train(world, adopted(1, 'v2'));
    expect(await world.modelVersions.active()).toBe('v1');
    expect(await world.modelVersions.rollBack()).toBe('v1');
    expect(await world.modelVersions.active()).toBe('v2');
  });

  it('what learned from forgotten labels is not kept', async (world) => {
    const { modelVersions, trainingQueue } = world;
    await train(world, adopted(1, null));
    await train(world, adopted(2, 'v1'));
    await forget(world, 1);
    const claim = present(await trainingQueue.claim(lease('w1'), at(5)));
    expect(claim.hasForgotten).toBe(true);
    expect(await trainingQueue.finish(claim.fence, { kind: 'shipped', model: aVersion(3, null) })).toBe(true);
    expect(await modelVersions.active()).toBeNull();
    for (const version of ['v1', 'v2', 'v3']) expect(await modelVersions.artefact(version)).toBeNull();
    expect(await trainingQueue.state()).toMatchObject({ hasForgotten: false });
  });
}

function training(make: MakeWorld): void {
  const it = testIn(make);

  it('is done by one at a time, however many want to', async ({ trainingQueue }) => {
    const claims = await Promise.all(['a', 'b', 'c', 'd'].map((worker) => trainingQueue.claim(lease(worker), at(1))));
    const [won, ...more] = claims.filter((claim) => claim !== null);
    expect(more).toEqual([]);
    expect(await trainingQueue.finish(present(won).fence, { kind: 'kept', model: null })).toBe(true);
    expect(await trainingQueue.claim(lease('b'), at(2))).not.toBeNull();
  });

  it('remembers when the labels of the last one were read, and what was asked for since', async (world) => {
    const { trainingQueue } = world;
    expect(await trainingQueue.state()).toEqual({ lastAt: null, isRequested: false, hasForgotten: false });
    await trainingQueue.request();
    expect(await trainingQueue.state()).toMatchObject({ isRequested: true });
    const { fence } = present(await trainingQueue.claim(lease('w1'), at(3)));
    await trainingQueue.request();
    await forget(world, 1);
    await trainingQueue.finish(fence, { kind: 'kept', model: null });
    expect(await trainingQueue.state()).toEqual({ lastAt: at(3), isRequested: true, hasForgotten: true });
    const next = present(await trainingQueue.claim(lease('w1'), at(4)));
    await trainingQueue.finish(next.fence, { kind: 'kept', model: null });
    expect(await trainingQueue.state()).toEqual({ lastAt: at(4), isRequested: false, hasForgotten: false });
  });

  it('I4: one whose worker was too slow changes nothing', async (world) => {
    const { trainingQueue, modelVersions } = world;
    const slow = present(await trainingQueue.claim(expiredLease('w1'), at(1)));
    const fresh = present(await trainingQueue.claim(lease('w2'), at(2)));
    expect(await trainingQueue.finish(slow.fence, adopted(1, null))).toBe(false);
    await trainingQueue.release(slow.fence);
    expect(await modelVersions.list(9)).toEqual([]);
    expect(await trainingQueue.claim(lease('w3'), at(3))).toBeNull();
    expect(await trainingQueue.finish(fresh.fence, adopted(2, null))).toBe(true);
    expect(await trainingQueue.finish(fresh.fence, adopted(3, 'v2'))).toBe(false);
    expect(await modelVersions.active()).toBe('v2');
  });

  it('that its worker gives back or dies with is done again', async (world) => {
    const { trainingQueue, workers } = world;
    await trainingQueue.request();
    const given = present(await trainingQueue.claim(lease('w1'), at(1)));
    await trainingQueue.release(given.fence);
    expect(await trainingQueue.state()).toMatchObject({ lastAt: null, isRequested: true });
    await workers.register('w2');
    expect(await trainingQueue.claim(lease('w2'), at(2))).not.toBeNull();
    expect(await trainingQueue.claim(lease('w1'), at(3))).toBeNull();
    await world.workerDies('w2');
    expect(await trainingQueue.state()).toMatchObject({ lastAt: null, isRequested: true });
    expect(await trainingQueue.claim(lease('w1'), at(4))).not.toBeNull();
  });
}
