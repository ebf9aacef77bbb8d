import { describe, expect, test } from 'vitest';

import { ConflictError, ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError } from '../../errors.ts';
import { ADMIN, ANNA, as, OWNER } from '../../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../../testing/fixtures.ts';
import { makeWholeWorld } from '../../testing/whole-world.ts';

async function makeWorld() {
  const world = await makeWholeWorld();
  await world.conversations.ensure(aConversation({ personId: ANNA.id }));
  await world.trainingChoices.choose(ANNA.id, 'everywhere');
  for (const n of [1, 2, 3]) {
    await world.inbox.store(aMessage(n, { personId: ANNA.id }));
    const routed = { audience: 'private', mode: 'chat', plugin: null, tier: 'learned', version: 'v' } as const;
    await world.intents.record({
      ...routed,
      turnId: uuid(2000 + n),
      text: `Текст ${String(n)}`,
      confidence: n / 10,
      at: world.clock.now(),
      label: null,
    });
  }
  const names = async (): Promise<readonly string[]> =>
    (await world.audit.list({ limit: 20, after: null })).items.map(({ item: { action, subject, result } }) =>
      [action, subject, result].filter((part) => part !== null).join(' '),
    );
  return { world, names, review: world.useCases.reviewRouting, models: world.useCases.learnedModels };
}

describe('the review of routing', () => {
  test('shows admins the least certain messages, labels them, and is written down', async () => {
    const { world, names, review } = await makeWorld();
    expect((await review.list(as(ADMIN), 2)).map(({ text }) => text)).toEqual(['Текст 1', 'Текст 2']);
    const label = { mode: 'assistant', plugin: 'places' } as const;
    expect(await review.label(as(ADMIN), uuid(2001), label)).toMatchObject({ label: { ...label, source: 'review', by: ADMIN.id } });
    expect((await review.list(as(OWNER), 9)).map(({ turnId }) => turnId)).toEqual([uuid(2002), uuid(2003)]);
    expect(world.doorbell.rung).toContain('routing');
    expect(await names()).toEqual(['routing.review done', `routing.label turn:${uuid(2001)} done`, 'routing.review done']);
  });

  test('is nothing for others, who see no text', async () => {
    const { names, review } = await makeWorld();
    await expect(review.list(as(ANNA), 9)).rejects.toThrow(ForbiddenError);
    await expect(review.list(as(ADMIN, { scope: 'write' }), 9)).rejects.toThrow(ForbiddenError);
    await expect(review.list(null, 9)).rejects.toThrow(UnauthenticatedError);
    await expect(review.label(as(ANNA), uuid(2001), { mode: 'chat', plugin: null })).rejects.toThrow(ForbiddenError);
    expect(await names()).toEqual([`routing.label turn:${uuid(2001)} refused`, 'routing.review refused', 'routing.review refused']);
  });

  test('I9: shows no admin what somebody has not let others read, and takes no label for it', async () => {
    const { world, review } = await makeWorld();
    await world.trainingChoices.choose(ANNA.id, 'private');
    expect(await review.list(as(ADMIN), 9)).toEqual([]);
    await expect(review.label(as(ADMIN), uuid(2001), { mode: 'chat', plugin: null })).rejects.toThrow(UnknownIdError);
  });

  test('refuses unknown messages and plugins', async () => {
    const { review } = await makeWorld();
    for (const id of [uuid(99), 'nope']) {
      await expect(review.label(as(ADMIN), id, { mode: 'chat', plugin: null })).rejects.toThrow(UnknownIdError);
    }
    await expect(review.label(as(ADMIN), uuid(2001), { mode: 'chat', plugin: 'places' })).rejects.toThrow(InvalidInputError);
    await expect(review.label(as(ADMIN), uuid(2001), { mode: 'assistant', plugin: 'weather' })).rejects.toThrow(
      'Only the assistant has plugins: reminders, knowledge, places, calendar.',
    );
  });
});

describe('the learned models', () => {
  test('are shown to admins, learned anew for them, and rolled back for the owner', async () => {
    const { world, names, models } = await makeWorld();
    expect(await models.look(as(ADMIN))).toEqual({ active: null, versions: [], newLabels: 0, trainedAt: null });
    await expect(models.rollBack(as(OWNER))).rejects.toThrow(ConflictError);
    await models.retrain(as(ADMIN));
    expect(await world.trainingQueue.state()).toMatchObject({ isRequested: true });
    const claim = await world.trainingQueue.claim({ workerId: 'w', milliseconds: 1000 }, world.clock.now());
    const scores = { labels: 0, heldOut: 10, score: 1, scoreBefore: 1, previous: null, createdAt: world.clock.now() };
    await world.trainingQueue.finish(claim?.fence ?? 0, {
      kind: 'adopted',
      model: { version: 'v1', ...scores },
      artefact: Uint8Array.from([1]),
    });
    expect(await models.look(as(ADMIN))).toMatchObject({ active: 'v1', trainedAt: world.clock.now() });
    await expect(models.rollBack(as(ADMIN))).rejects.toThrow(ForbiddenError);
    expect(await models.rollBack(as(OWNER))).toMatchObject({ active: null });
    await expect(models.look(as(ANNA))).rejects.toThrow(ForbiddenError);
    await expect(models.retrain(as(ANNA))).rejects.toThrow(ForbiddenError);
    expect(await names()).toEqual([
      'routing.train refused',
      'routing.roll-back done',
      'routing.roll-back refused',
      'routing.train done',
      'routing.roll-back refused',
    ]);
  });
});
