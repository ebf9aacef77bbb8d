import { expect, it } from 'vitest';
import { aConversation, aMessage, aPerson, uuid } from '../fixtures.ts';
import { makeInMemoryStores } from '../in-memory-stores.ts';
import { makeManualClock } from '../manual-clock.ts';

it('I11: a turn waits two minutes for its files and not longer', async () => {
  const clock = makeManualClock();
  const { people, conversations, inbox, attachments } = makeInMemoryStores({ clock });
  await people.add(aPerson());
  await conversations.ensure(aConversation());
  const file = { id: uuid(8001), kind: 'voice', name: 'voice.ogg', mime: null, size: null, seconds: 3, remote: 'v' } as const;
  await inbox.store(aMessage(1, { attachments: [file] }));
  await clock.advance(119_999);
  expect(await inbox.claim({ workerId: 'w1', milliseconds: 1000 })).toBeNull();
  await clock.advance(1);
  expect(await inbox.claim({ workerId: 'w1', milliseconds: 1000 })).toMatchObject({ turn: { id: uuid(2001) } });
  expect((await attachments.ofTurns([uuid(2001)])).get(uuid(2001))).toMatchObject([{ state: 'waiting' }]);
});
