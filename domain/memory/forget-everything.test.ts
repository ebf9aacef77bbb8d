import { expect, test } from 'vitest';

import { ConflictError, ForbiddenError, UnauthenticatedError } from '../errors.ts';
import { aFact, ofPerson } from '../testing/a-fact.ts';
import { ANNA, as, BORIS, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { uuid } from '../testing/fixtures.ts';
import { makeForgetEverything } from './forget-everything.ts';
import { forgetLeft } from './forget-left.ts';

async function world(onReach?: () => void) {
  const ports = await furnish(makeDomainWorld(onReach === undefined ? {} : { onReach }));
  await ports.memory.keep(aFact({ id: uuid(301), scope: ofPerson(ANNA.id), createdAt: new Date(0) }));
  return { ports, ...makeForgetEverything(ports), left: () => ports.memory.get(ofPerson(ANNA.id), uuid(301)) };
}

test('what a crash cut off after the yes is carried out at the next start', async () => {
  const { ports, ask, confirm, left } = await world(() => {
    throw new Error('killed');
  });
  const { id } = await ask(as(ANNA), 'web');
  await expect(confirm(as(ANNA), 'web', { id, before: null })).rejects.toThrow('killed');
  expect(await left()).not.toBeNull();
  const end = forgetLeft(ports);
  await expect.poll(left).toBeNull();
  await end();
  expect(ports.doorbell.rung).toContain('forgotten');
});

test('the same yes again, as after a restart, does no more and is no error', async () => {
  const { ports, ask, confirm, left } = await world();
  const { id } = await ask(as(ANNA), 'web');
  await confirm(as(ANNA), 'web', { id, before: null });
  expect(await left()).toBeNull();
  await ports.memory.keep(
    aFact({ id: uuid(302), scope: ofPerson(ANNA.id), text: 'Said after it', createdAt: new Date(ports.clock.now().getTime() + 2) }),
  );
  await confirm(as(ANNA), 'web', { id, before: null });
  expect(await ports.memory.get(ofPerson(ANNA.id), uuid(302))).not.toBeNull();
});

test('a yes is taken only where it was asked for, by whom, to what, and in time; and with a token for everything', async () => {
  const { ports, ask, confirm, left } = await world();
  const { id } = await ask(as(ANNA), 'web');
  await expect(confirm(as(BORIS), 'web', { id, before: null })).rejects.toThrow(ConflictError);
  await expect(confirm(as(ANNA), 'elsewhere', { id, before: null })).rejects.toThrow(ConflictError);
  await expect(confirm(as(ANNA), 'web', { id: 'another', before: null })).rejects.toThrow(ConflictError);
  await expect(confirm(as(ANNA, { scope: 'write' }), 'web', { id, before: null })).rejects.toThrow(ForbiddenError);
  await expect(ask(null, 'web')).rejects.toThrow(UnauthenticatedError);
  await ports.clock.advance(15 * 60_000 + 1);
  await expect(confirm(as(ANNA), 'web', { id, before: null })).rejects.toThrow('within 15 minutes');
  expect(await left()).not.toBeNull();
});
