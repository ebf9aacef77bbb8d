import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { MemoryScope } from '../../memory/recall/remembered.ts';
import { makeTextAnalyser } from '../../memory/recall/text-analyser.ts';
import { ofPerson } from '../a-fact.ts';
import { aBody, aChat, aConversation, aMessage, anAnswer, aPerson, NOON, uuid } from '../fixtures.ts';
import { readForFacts } from './fact-queue.contract.ts';
import { lease, type ContractWorld, type MakeWorld } from './world.ts';

const PERSONS = 4;
const GROUPS = 2;
const person = fc.nat(PERSONS - 1);
const group = fc.nat(GROUPS - 1);

type Deed =
  | { readonly kind: 'say'; readonly by: number; readonly group: number | null }
  | { readonly kind: 'observe'; readonly by: number; readonly group: number }
  | { readonly kind: 'link'; readonly from: number; readonly into: number }
  | { readonly kind: 'choose'; readonly by: number; readonly isKept: boolean }
  | { readonly kind: 'read' };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('say' as const), by: person, group: fc.option(group) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('observe' as const), by: person, group }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), from: person, into: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('choose' as const), by: person, isKept: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'read' as const }) },
);

/** What may be known where, by the words of it; and who is who by now. */
interface Model {
  readonly who: number[];
  readonly said: { readonly value: string; readonly by: number; readonly group: number | null }[];
}

/** I9: whatever people say, wherever, and however they are linked, a fact is found in its own scope and by no path in another. */
export function factScopeContract(name: string, make: MakeWorld, numRuns: number): void {
  test(`I9: ${name} gives no fact outside its scope`, { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 30 }), async (deeds) => {
        const world = await make();
        try {
          await live(world, deeds);
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
    await world.identities.attach({ personId: uuid(one), channel: 'telegram', externalId: `${one}` });
    await world.conversations.ensure(aConversation({ id: uuid(100 + one), personId: uuid(one) }));
  }
  for (let one = 0; one < GROUPS; one += 1) {
    const address = aChat({ chat: `-${one}` });
    await world.conversations.ensure(aConversation({ id: uuid(200 + one), audience: 'group', address, personId: uuid(0) }));
    await world.groups.put({
      channel: 'telegram',
      account: 'bot1',
      chat: `-${one}`,
      title: '',
      standing: 'allowed',
      observes: true,
      decidedBy: null,
    });
  }
  const model: Model = { who: Array.from({ length: PERSONS }, (_each, one) => one), said: [] };
  let ids = 10_000;
  const read = () => readForFacts(world, () => uuid((ids += 1)));
  for (const [number, each] of deeds.entries()) await (each.kind === 'read' ? read() : act(world, model, each, number));
  await read();
  const { analyse } = makeTextAnalyser();
  while ((await world.recallIndex.indexNext(analyse, 50, null)) > 0);
  for (let one = 0; one < PERSONS; one += 1) {
    const by = model.who[one] ?? 0;
    await expectWithin(world, model, ofPerson(uuid(by)), (said) => said.group === null && said.by === by);
  }
  for (let one = 0; one < GROUPS; one += 1)
    await expectWithin(
      world,
      model,
      { kind: 'group', channel: 'telegram', account: 'bot1', chat: `-${one}` },
      (said) => said.group === one,
    );
}

async function act(world: ContractWorld, { who, said }: Model, each: Exclude<Deed, { kind: 'read' }>, number: number): Promise<void> {
  const value = `Place${number}`;
  if (each.kind === 'say') {
    const by = who[each.by] ?? 0;
    const conversationId = each.group === null ? uuid(100 + each.by) : uuid(200 + each.group);
    await world.inbox.store(aMessage(number, { text: `I live in ${value}`, personId: uuid(by), conversationId }));
    for (let held = await world.inbox.claim(lease('w')); held !== null; held = await world.inbox.claim(lease('w')))
      await world.turns.finish(held.turn.id, held.fence, anAnswer(), aBody());
    said.push({ value, by, group: each.group });
  } else if (each.kind === 'observe') {
    const sighting = {
      account: 'telegram:bot1',
      externalId: `${number}`,
      decision: 'observe',
      reason: 'not-addressed',
      at: NOON,
      turnId: null,
    } as const;
    const message = { chat: `-${each.group}`, thread: null, senderId: `${each.by}`, senderName: `person${each.by}` };
    await world.messages.note(sighting, { ...message, text: `I live in ${value}` });
    said.push({ value, by: who[each.by] ?? 0, group: each.group });
  } else if (each.kind === 'choose') await world.people.change(uuid(who[each.by] ?? 0), { keepsMemory: each.isKept });
  else {
    const [from, into] = [who[each.from] ?? 0, who[each.into] ?? 0];
    if (from === into || !(await world.identities.merge(uuid(from), uuid(into)))) return;
    who.splice(0, PERSONS, ...who.map((one) => (one === from ? into : one)));
    said.splice(0, Infinity, ...said.map((one) => (one.by === from ? { ...one, by: into } : one)));
  }
}

/** Whatever is found there by any path was said there. */
async function expectWithin(
  world: ContractWorld,
  { said }: Model,
  scope: MemoryScope,
  isOwn: (said: Model['said'][number]) => boolean,
): Promise<void> {
  const own = said.filter(isOwn).map(({ value }) => value);
  const all = `place ${said.map(({ value }) => value).join(' ')}`;
  const listed = (await world.memory.list(scope, { limit: 100, after: null, isWithHistory: true })).items.map(({ item }) => item);
  const found = await world.memory.search(scope, all, 100);
  for (const fact of [...listed, ...found]) {
    expect(own).toContain(fact.value);
    expect(fact.scope).toEqual(scope);
  }
  const entries = await world.recallIndex.read(scope, 0, 1_000);
  const texts = await world.recallIndex.texts(
    scope,
    entries.map(({ number }) => number),
  );
  for (const { text, factId } of texts) if (factId !== null) expect(own).toContain(text.replace('I live in ', ''));
  for (const { value } of said.filter((each) => !isOwn(each))) expect(texts.map(({ text }) => text)).not.toContain(`I live in ${value}`);
}
