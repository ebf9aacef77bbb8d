import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../../errors.ts';
import { makeDomainWorld, settled } from '../../testing/domain-world.ts';
import type { DomainWorld } from '../../testing/domain-world.ts';
import type { IntentClassifier } from './classifier.ts';
import { keepModelCurrent } from './current-model.ts';

function named(version: string): IntentClassifier {
  return { version, classify: () => null };
}

/** One byte names the model; 0 is none. */
function start(world: DomainWorld, modelVersions = world.modelVersions) {
  const read = ([byte = 0]: Uint8Array): IntentClassifier | null => (byte === 0 ? null : named(`v${String(byte)}`));
  return keepModelCurrent({ ...world, modelVersions, shipped: () => named('shipped'), read });
}

async function adopt(world: DomainWorld, byte: number, previous: string | null = null): Promise<void> {
  const claim = await world.trainingQueue.claim({ workerId: 'w', milliseconds: 1000 }, world.clock.now());
  const scores = { labels: 0, heldOut: 10, score: 1, scoreBefore: 1, previous, createdAt: world.clock.now() };
  const model = { version: `v${String(byte)}`, ...scores };
  await world.trainingQueue.finish(claim?.fence ?? 0, { kind: 'adopted', model, artefact: Uint8Array.from([byte]) });
}

async function stop(world: DomainWorld, current: { stop(): Promise<void> }): Promise<void> {
  const stopping = current.stop();
  await settled(world);
  await stopping;
}

describe('the model in use', () => {
  test('is the one that comes with Parley until another is adopted, then that, and the one before when that is put back', async () => {
    const world = makeDomainWorld();
    const current = start(world);
    await settled(world);
    expect(current.classifier().version).toBe('shipped');
    await adopt(world, 1);
    world.doorbell.ring('routing');
    await settled(world);
    expect(current.classifier().version).toBe('v1');
    await adopt(world, 2, 'v1');
    await world.clock.advance(60_000);
    expect(current.classifier().version).toBe('v2');
    await world.modelVersions.rollBack();
    world.doorbell.ring('routing');
    await settled(world);
    expect(current.classifier().version).toBe('v1');
    await stop(world, current);
    expect(world.doorbell.listeners('routing')).toBe(0);
  });

  test('is the one that comes with Parley when the adopted one cannot be read', async () => {
    const world = makeDomainWorld();
    await adopt(world, 0);
    const current = start(world);
    await settled(world);
    expect(current.classifier().version).toBe('shipped');
    expect(world.logger.of('routing.model-unusable')).toHaveLength(1);
    await world.clock.advance(300_000);
    expect(world.logger.of('routing.model-unusable')).toHaveLength(1);
    await stop(world, current);
  });

  test('stays while the database is away', async () => {
    const world = makeDomainWorld();
    await adopt(world, 1);
    let isAway = false;
    const active = async (): Promise<string | null> => {
      if (isAway) throw new UnreachableError('away');
      return world.modelVersions.active();
    };
    const current = start(world, { ...world.modelVersions, active });
    await settled(world);
    isAway = true;
    await adopt(world, 2, 'v1');
    await world.clock.advance(120_000);
    expect(current.classifier().version).toBe('v1');
    isAway = false;
    await world.clock.advance(5_000);
    expect(current.classifier().version).toBe('v2');
    await stop(world, current);
  });
});
