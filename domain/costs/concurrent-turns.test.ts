import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ModelEvent, ModelProvider } from '../ports/model-provider.ts';
import { ANNA, BORIS } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';

const TURNS = 64;

/** How one call goes: how long it takes, how much of what was reserved it uses, and whether it breaks. */
interface Call {
  readonly ms: number;
  readonly share: number;
  readonly ends: 'says' | 'breaks' | 'breaks-silently';
}

interface Story {
  readonly budgets: { readonly personDay: number; readonly chatDay: number; readonly installationDay: number };
  readonly calls: readonly Call[];
  /** After which call the owner raises everybody's day, and to what; null: never. */
  readonly raise: { readonly after: number; readonly personDay: number } | null;
}

const CALL = fc.record<Call>({
  ms: fc.nat(2_000),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  ends: fc.constantFrom('says', 'says', 'breaks', 'breaks-silently'),
});
// A call reserves up to 11,000,000 or so: budgets have room for none, some and all.
const AMOUNT = fc.integer({ min: 0, max: 400_000_000 });
const STORY = fc.record<Story>({
  budgets: fc.record({ personDay: AMOUNT, chatDay: AMOUNT, installationDay: AMOUNT }),
  calls: fc.array(CALL, { minLength: TURNS, maxLength: TURNS }),
  raise: fc.option(fc.record({ after: fc.nat(TURNS), personDay: AMOUNT })),
});

async function live({ budgets, calls, raise }: Story) {
  let made = 0;
  const model: ModelProvider = {
    name: 'first',
    list: async () => [],
    async *stream(request, signal): AsyncGenerator<ModelEvent> {
      const { ms, share, ends } = calls[made++] ?? { ms: 0, share: 0, ends: 'says' };
      if (made === raise?.after) await world.budgetBook.change({ name: 'person-day', amount: raise.personDay, today: null });
      await world.clock.sleep(ms, signal);
      const outputTokens = Math.floor(request.maxOutputTokens * share);
      const usage = { inputTokens: 1_000, cacheReadTokens: 100, cacheWriteTokens: 50, outputTokens, reasoningTokens: 0 };
      yield { type: 'text', delta: 'Ответ' };
      if (ends === 'says') return yield { type: 'done', stop: 'end', usage, opaque: null };
      const failure = { kind: 'unreachable', message: 'away', retryAfterMs: null } as const;
      yield { type: 'failed', failure, usage: ends === 'breaks' ? usage : null };
    },
  };
  const world = await makeWholeWorld({ providers: [model] });
  const { runTurn } = makeRuns(world, world.useCases, { ...world.workerSettings, budgets });
  const signal = new AbortController().signal;
  const running: Promise<void>[] = [];
  for (let number = 0; number < TURNS; number += 1) {
    // One conversation is answered in order; those of two people share their days and the installation’s.
    const person = number % 2 === 0 ? ANNA : BORIS;
    const id = uuid(100 + number);
    await world.conversations.ensure(aConversation({ id, personId: person.id }));
    await world.inbox.store(aMessage(number, { conversationId: id, personId: person.id, text: `/chat Сколько будет ${String(number)}?` }));
    const claimed = await world.inbox.claim({ workerId: 'w', milliseconds: 600_000 });
    if (claimed !== null) running.push(runTurn(claimed, signal));
  }
  const all = Promise.all(running);
  for (let second = 0; second < 200; second += 1) await world.clock.advance(500);
  await all;
  return { world, count: running.length };
}

test('I6: 64 turns at once never spend more than any budget, whatever comes first and whatever is raised meanwhile', async () => {
  let [answered, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(STORY, async (story) => {
      const { world, count } = await live(story);
      expect(count).toBe(TURNS);
      const everything = { personId: null, from: new Date(0), to: new Date('2100-01-01'), timeZone: 'UTC' } as const;
      const spent = async (grouping: 'person' | 'chat') =>
        (await world.ledger.report({ ...everything, groupBy: [grouping] })).map(({ cost }) => cost);
      const personDay = Math.max(story.budgets.personDay, story.raise?.personDay ?? 0);
      const people = await spent('person');
      for (const cost of people) expect(cost).toBeLessThanOrEqual(personDay);
      for (const cost of await spent('chat')) expect(cost).toBeLessThanOrEqual(story.budgets.chatDay);
      expect(people.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(story.budgets.installationDay);
      for (let number = 0; number < TURNS; number += 1) {
        const outcome = (await world.turns.get(uuid(2_000 + number)))?.outcome;
        if (outcome?.state === 'answered') answered += 1;
        if (outcome?.state === 'failed' && outcome.code === 'budget.exceeded') refused += 1;
      }
    }),
    { numRuns: 12 },
  );
  expect(answered).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
}, 60_000);
