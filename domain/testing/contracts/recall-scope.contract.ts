import fc from 'fast-check';
import { expect, test } from 'vitest';

import { makeRecall } from '../../memory/recall/recall.ts';
import type { MemoryScope } from '../../memory/recall/remembered.ts';
import { makeTextAnalyser } from '../../memory/recall/text-analyser.ts';
import { aFact, ofPerson } from '../a-fact.ts';
import { aChat, aConversation, aMessage, aPerson, NOON, uuid } from '../fixtures.ts';
import { allAlike, embedAlike } from './all-alike.ts';
import type { ContractWorld, MakeWorld } from './world.ts';

const PERSONS = 4;
const GROUPS = 2;
const person = fc.nat(PERSONS - 1);

type Deed =
  | { readonly kind: 'say'; readonly by: number; readonly group: number | null }
  | { readonly kind: 'fact'; readonly by: number }
  | { readonly kind: 'link'; readonly from: number; readonly into: number }
  | { readonly kind: 'forget' }
  | { readonly kind: 'recall'; readonly by: number; readonly group: number | null };

const place = fc.option(fc.nat(GROUPS - 1));
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('say' as const), by: person, group: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fact' as const), by: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), from: person, into: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('recall' as const), by: person, group: place }) },
);

/** What should be: who is who by now, and what belongs to whom. */
interface Model {
  /** The person whom a number means, links followed. */
  readonly who: number[];
  readonly said: { readonly text: string; readonly by: number; readonly group: number | null; readonly factId: string | null }[];
}

/** I9: whoever recalls something, in whatever order people talk, are linked and forget, gets all that is theirs and nothing else. */
export function recallScopeContract(name: string, make: MakeWorld, numRuns: number): void {
  test(`I9: ${name} recalls for a person what is theirs and for a group what is the group's`, { timeout: 120_000 }, async () => {
    const deeds = fc.array(deed, { minLength: 5, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        const world = await make();
        try {
          await live(world, all);
        } finally {
          await world.close();
        }
      }),
      { numRuns },
    );
  });
}

async function live(world: ContractWorld, deeds: readonly Deed[]): Promise<void> {
  for (let one = 0; one < PERSONS; one += 1) {
    await world.people.add(aPerson({ id: uuid(one), name: `person${one}` }));
    await world.conversations.ensure(aConversation({ id: uuid(100 + one), personId: uuid(one) }));
  }
  for (let group = 0; group < GROUPS; group += 1) {
    const address = aChat({ chat: `-${group}` });
    await world.conversations.ensure(aConversation({ id: uuid(200 + group), audience: 'group', address, personId: uuid(0) }));
  }
  const model: Model = { who: Array.from({ length: PERSONS }, (_each, one) => one), said: [] };
  const recall = makeRecall(world, allAlike(world));
  const { analyse } = makeTextAnalyser();
  for (const [number, each] of deeds.entries()) {
    if (each.kind === 'recall') await expectOwn(recall, model, each.by, each.group);
    else await act(world, model, each, number);
    if (number % 3 === 0) await world.recallIndex.indexNext(analyse, 2, null);
    if (number % 4 === 0) await embedAlike(world);
  }
  for (let one = 0; one < PERSONS; one += 1) await expectOwn(recall, model, one, null);
  for (let group = 0; group < GROUPS; group += 1) await expectOwn(recall, model, 0, group);
}

async function act(world: ContractWorld, { who, said }: Model, each: Exclude<Deed, { kind: 'recall' }>, number: number): Promise<void> {
  const text = `secret number${number}`;
  if (each.kind === 'say') {
    const by = who[each.by] ?? 0;
    const conversationId = each.group === null ? uuid(100 + each.by) : uuid(200 + each.group);
    await world.inbox.store(aMessage(number, { text, personId: uuid(by), conversationId }));
    said.push({ text, by, group: each.group, factId: null });
  } else if (each.kind === 'fact') {
    const by = who[each.by] ?? 0;
    await world.memory.keep(aFact({ id: uuid(300 + number), scope: ofPerson(uuid(by)), text }));
    said.push({ text, by, group: null, factId: uuid(300 + number) });
  } else if (each.kind === 'link') {
    const [from, into] = [who[each.from] ?? 0, who[each.into] ?? 0];
    if (from === into || !(await world.identities.merge(uuid(from), uuid(into)))) return;
    who.splice(0, PERSONS, ...who.map((one) => (one === from ? into : one)));
    said.splice(0, Infinity, ...said.map((one) => (one.by === from ? { ...one, by: into } : one)));
  } else {
    const at = said.findIndex(({ factId }) => factId !== null);
    const [fact] = at < 0 ? [] : said.splice(at, 1);
    if (fact?.factId) expect(await world.memory.forget(ofPerson(uuid(fact.by)), [fact.factId])).toBe(1);
  }
}

async function expectOwn(recall: ReturnType<typeof makeRecall>, { who, said }: Model, one: number, group: number | null): Promise<void> {
  const by = who[one] ?? 0;
  const scope: MemoryScope =
    group === null ? { kind: 'person', personId: uuid(by) } : { kind: 'group', channel: 'telegram', account: 'bot1', chat: `-${group}` };
  const text = `secret ${Array.from({ length: 30 }, (_each, number) => `number${number}`).join(' ')}`;
  const request = { text, askerId: uuid(by), now: NOON, offsetMinutes: 0, turns: 100, facts: 100, hidden: null };
  const { turns, facts } = await recall(scope, request);
  const own = said.filter((each) => (group === null ? each.group === null && each.by === by : each.group === group));
  expect([...turns, ...facts].map((each) => each.text).toSorted()).toEqual(own.map((each) => each.text).toSorted());
}
