import { describe, expect } from 'vitest';

import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import type { ExtractionDue } from '../../ports/extraction-queue.ts';
import type { NewMessage } from '../../ports/inbox.ts';
import { aBody, aMessage, anAnswer, NOON, uuid } from '../fixtures.ts';
import { ANNA, lease, present, TALK, testIn, type ContractWorld, type MakeWorld } from './world.ts';

/** Two turns are enough, or one that waits since noon. */
const DUE: ExtractionDue = { at: NOON, enough: 2, waitingSince: new Date(NOON.getTime() - 1), limit: 3 };

async function say({ inbox, turns }: ContractWorld, number: number, change: Partial<NewMessage> = {}): Promise<void> {
  await inbox.store(aMessage(number, change));
  const { turn, fence } = present(await inbox.claim(lease('turns')));
  await turns.finish(turn.id, fence, anAnswer(), aBody());
}

/** What every ExtractionQueue does. */
export function extractionQueueContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('gives what one person said in one conversation, when it is enough or has waited', async (world) => {
      await say(world, 1);
      expect(await world.extraction.claim(lease('w1'), DUE)).toBeNull();
      const one = present(await world.extraction.claim(lease('w1'), { ...DUE, waitingSince: NOON }));
      expect(one).toMatchObject({ conversationId: TALK, personId: ANNA, failures: 0, turns: [{ turnId: uuid(2001), found: null }] });
      await world.extraction.finish(one.fence);
      for (const number of [2, 3, 4, 5]) await say(world, number);
      const more = present(await world.extraction.claim(lease('w1'), DUE));
      expect(more.turns.map(({ turnId }) => turnId)).toEqual([2, 3, 4].map((number) => uuid(2000 + number)));
      expect(more.fence).not.toBe(one.fence);
    });

    it('leaves out commands, what is passed on or asked again, and what is said while nothing is to be kept', async (world) => {
      await say(world, 1, { text: ' /memory' });
      await say(world, 2, { source: { ...PLAIN_SOURCE, isForwarded: true } });
      await say(world, 3, { source: { ...PLAIN_SOURCE, retryOf: uuid(2001) } });
      await world.people.change(ANNA, { keepsMemory: false });
      await say(world, 5);
      expect(await world.extraction.claim(lease('w1'), { ...DUE, enough: 1 })).toBeNull();
    });

    it('gives a turn to one worker at a time, and to another when that one dies, with what was found', async (world) => {
      for (const number of [1, 2]) await say(world, number);
      await world.workers.register('w1');
      const { fence } = present(await world.extraction.claim(lease('w1'), DUE));
      expect(await world.extraction.claim(lease('w2'), DUE)).toBeNull();
      expect(await world.extraction.note(fence, { [uuid(2002)]: [{ text: 'Любит чай' }] })).toBe(true);
      await world.workerDies('w1');
      const again = present(await world.extraction.claim(lease('w2'), DUE));
      expect(again.turns).toEqual([
        { turnId: uuid(2001), found: [] },
        { turnId: uuid(2002), found: [{ text: 'Любит чай' }] },
      ]);
      expect(await world.extraction.note(fence, {})).toBe(false);
      await world.extraction.finish(fence);
      await world.extraction.finish(again.fence);
      expect(await world.extraction.claim(lease('w1'), { ...DUE, enough: 1 })).toBeNull();
    });

    it('waits as long as it is put off', async (world) => {
      for (const number of [1, 2]) await say(world, number);
      const { fence } = present(await world.extraction.claim(lease('w1'), DUE));
      const until = new Date(NOON.getTime() + 1);
      await world.extraction.putOff(fence, until, true);
      expect(await world.extraction.claim(lease('w1'), DUE)).toBeNull();
      expect(await world.extraction.claim(lease('w1'), { ...DUE, at: until })).toMatchObject({ failures: 1 });
    });
  });
}
