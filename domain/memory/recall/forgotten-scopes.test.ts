import { expect, test } from 'vitest';

import { aConversation, aMessage, aPerson, NOON, uuid } from '../../testing/fixtures.ts';
import { makeInMemoryStores } from '../../testing/in-memory-stores.ts';
import { makeInProcessDoorbell } from '../../testing/in-process-doorbell.ts';
import { makeManualClock } from '../../testing/manual-clock.ts';
import { makeRecall } from './recall.ts';

const MINE = { kind: 'person', personId: uuid(1) } as const;
const ASKED = { text: 'umbrella', askerId: uuid(1), now: NOON, offsetMinutes: 0, turns: 9, facts: 9, hidden: null };

test('when somebody wants something forgotten, a running program lets go of everything that it holds in memory to recall from', async () => {
  const stores = makeInMemoryStores({ clock: makeManualClock() });
  await stores.people.add(aPerson());
  await stores.conversations.ensure(aConversation());
  await stores.inbox.store(aMessage(1, { text: 'my umbrella' }));
  const doorbell = makeInProcessDoorbell();
  const begun: number[] = [];
  const recallIndex = {
    ...stores.recallIndex,
    read: (...[scope, after, limit]: Parameters<typeof stores.recallIndex.read>) => {
      begun.push(after);
      return stores.recallIndex.read(scope, after, limit);
    },
  };
  const recall = makeRecall({ recallIndex, doorbell });
  const ask = async () => (await recall(MINE, ASKED)).turns.map(({ text }) => text);
  expect(await ask()).toEqual(['my umbrella']);
  expect(await ask()).toEqual(['my umbrella']);
  const before = begun.length;
  // Only what may have come since was looked for.
  expect(begun.at(-1)).toBe(1);
  doorbell.ring('forgotten');
  await Promise.resolve();
  // Nothing of it is left: it is read from the beginning again.
  expect(await ask()).toEqual(['my umbrella']);
  expect(begun.slice(before)[0]).toBe(0);
});
