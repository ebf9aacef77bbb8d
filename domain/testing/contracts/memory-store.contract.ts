import { describe, expect } from 'vitest';
import type { NewFact } from '../../memory/fact.ts';
import type { MemoryScope } from '../../memory/recall/remembered.ts';
import type { MemoryStore } from '../../ports/memory-store.ts';
import { aFact, ofPerson } from '../a-fact.ts';
import { NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, testIn, type MakeWorld } from './world.ts';

const OF_ANNA = ofPerson(ANNA);
const OF_BORIS = ofPerson(BORIS);
const OF_GROUP = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-100' } as const satisfies MemoryScope;

function fact(number: number, text: string, change: Partial<NewFact> = {}): NewFact {
  return aFact({ id: uuid(300 + number), text, createdAt: new Date(NOON.getTime() + number * 1000), ...change });
}

function home(number: number, value: string, change: Partial<NewFact> = {}): NewFact {
  return fact(number, `I live in ${value}`, { predicate: 'home', value, category: 'place', ...change });
}

async function textsOf(memory: MemoryStore, scope: MemoryScope, isWithHistory = false): Promise<string[]> {
  return (await memory.list(scope, { limit: 100, after: null, isWithHistory })).items.map(({ item }) => item.text);
}

/** What every MemoryStore does. */
export function memoryStoreContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    keeping(make);
    superseding(make);
    reading(make);
    merging(make);
  });
}

function keeping(make: MakeWorld): void {
  const it = testIn(make);

  it('keeps a fact as it is, once for each person, whatever its case, its marks and its way to write ё', async ({ memory }) => {
    const kept = await memory.keep(fact(1, 'Люблю чёрный чай'));
    expect(kept).toEqual({ ...fact(1, 'Люблю чёрный чай'), heldUntil: null, supersededBy: null });
    for (const same of ['Люблю чёрный чай', 'люблю  ЧЕРНЫЙ чай!', '«Люблю чёрный чай».'])
      expect(await memory.keep(fact(2, same))).toEqual(kept);
    expect(await memory.keep(fact(3, 'Люблю чёрный чай', { scope: OF_BORIS, speakerId: BORIS }))).toMatchObject({ id: uuid(303) });
    expect(await textsOf(memory, OF_ANNA, true)).toEqual(['Люблю чёрный чай']);
  });

  it('keeps what consists of no words, too', async ({ memory }) => {
    await memory.keep(fact(1, '❤️'));
    await memory.keep(fact(2, '🐈'));
    await memory.keep(fact(3, '🐈'));
    expect(await textsOf(memory, OF_ANNA)).toEqual(['🐈', '❤️']);
  });

  it('is as sure of what is said twice as the better one, and trusts it when one of them is to be trusted', async ({ memory }) => {
    await memory.keep(fact(2, 'Люблю чай', { isTainted: true, confidence: 0.5 }));
    expect(await memory.keep(fact(1, 'люблю чай', { confidence: 0.9 }))).toMatchObject({
      ...{ id: uuid(302), isTainted: false, confidence: 0.9, heldFrom: fact(1, '').heldFrom },
    });
    expect(await memory.keep(fact(3, 'люблю чай', { isTainted: true }))).toMatchObject({ isTainted: false });
  });
}

function superseding(make: MakeWorld): void {
  const it = testIn(make);

  it('lets a newer fact take the place of the one that it contradicts, which stays as history', async ({ memory }) => {
    await memory.keep(home(1, 'Берлин'));
    const newer = await memory.keep(home(2, 'Лиссабон'));
    expect(newer).toMatchObject({ heldUntil: null, supersededBy: null });
    expect(await memory.get(OF_ANNA, uuid(301))).toMatchObject({ heldUntil: newer.heldFrom, supersededBy: newer.id });
    expect(await textsOf(memory, OF_ANNA)).toEqual(['I live in Лиссабон']);
    expect(await textsOf(memory, OF_ANNA, true)).toEqual(['I live in Лиссабон', 'I live in Берлин']);
    expect(await memory.search(OF_ANNA, 'Берлин', 10)).toEqual([]);
  });

  it('comes back to what held before as to something new', async ({ memory }) => {
    for (const [number, place] of ['Берлин', 'Лиссабон', 'Берлин'].entries()) await memory.keep(home(number, place));
    expect(await textsOf(memory, OF_ANNA, true)).toEqual(['I live in Берлин', 'I live in Лиссабон', 'I live in Берлин']);
    expect(await memory.get(OF_ANNA, uuid(302))).toMatchObject({ heldUntil: null });
  });

  it('makes what is told late history at once, and keeps that once', async ({ memory }) => {
    const newer = await memory.keep(home(5, 'Лиссабон'));
    for (const id of [301, 302])
      expect(await memory.keep(home(1, 'Берлин', { id: uuid(id) }))).toMatchObject({
        id: uuid(301),
        heldUntil: newer.heldFrom,
        supersededBy: newer.id,
      });
    expect(await textsOf(memory, OF_ANNA)).toEqual(['I live in Лиссабон']);
  });

  it('lets as many hold as can hold together: what is liked, other subjects, other speakers of a group', async ({ memory }) => {
    await memory.keep(fact(1, 'I like tea', { predicate: 'likes', value: 'tea' }));
    await memory.keep(fact(2, 'I like coffee', { predicate: 'likes', value: 'coffee' }));
    await memory.keep(home(3, 'Oslo', { subject: 'wife' }));
    await memory.keep(home(4, 'Paris'));
    expect(await textsOf(memory, OF_ANNA)).toHaveLength(4);
    for (const [number, speakerId] of [ANNA, BORIS, null].entries())
      await memory.keep(home(10 + number, `place ${number}`, { scope: OF_GROUP, speakerId, speaker: `speaker ${number}` }));
    expect(await textsOf(memory, OF_GROUP)).toHaveLength(3);
  });

  it('knows that nobody likes and dislikes the same thing', async ({ memory }) => {
    await memory.keep(fact(1, 'I like tea', { predicate: 'likes', value: 'tea' }));
    await memory.keep(fact(2, 'I do not like Tea', { predicate: 'dislikes', value: 'Tea' }));
    await memory.keep(fact(3, 'I do not like coffee', { predicate: 'dislikes', value: 'coffee' }));
    expect(await textsOf(memory, OF_ANNA)).toEqual(['I do not like coffee', 'I do not like Tea']);
  });

  it('lets one of those win that are kept at the same time', async ({ memory }) => {
    await Promise.all(Array.from({ length: 6 }, (_each, number) => memory.keep(home(number, `place ${number}`))));
    expect(await textsOf(memory, OF_ANNA)).toEqual(['I live in place 5']);
    expect(await textsOf(memory, OF_ANNA, true)).toHaveLength(6);
  });
}

function reading(make: MakeWorld): void {
  const it = testIn(make);

  it('lists the newest first, page by page', async ({ memory }) => {
    for (const n of [1, 2, 3]) await memory.keep(fact(n, `fact ${String(n)}`));
    const first = await memory.list(OF_ANNA, { limit: 2, after: null, isWithHistory: false });
    expect(first).toMatchObject({ items: [{ item: { text: 'fact 3' } }, { item: { text: 'fact 2' } }], hasMore: true });
    const rest = await memory.list(OF_ANNA, { limit: 2, after: first.items[1]?.cursor ?? '', isWithHistory: true });
    expect(rest).toMatchObject({ items: [{ item: { text: 'fact 1' } }], hasMore: false });
  });

  it('finds those that share words with the query, in Russian and English, whatever the case', async ({ memory }) => {
    await memory.keep(fact(1, 'My dentist is in Warsaw'));
    await memory.keep(fact(2, 'Моя машина стоит на Садовой'));
    const found = async (query: string) => (await memory.search(OF_ANNA, query, 10)).map(({ text }) => text);
    expect(await found('WARSAW dentist')).toEqual(['My dentist is in Warsaw']);
    expect(await found('машина')).toEqual(['Моя машина стоит на Садовой']);
    expect(await found('zebra')).toEqual([]);
    expect(await found('')).toEqual([]);
    expect(await found("'; -- & | ! :* (")).toEqual([]);
  });

  it("I9: never shows, finds or forgets a fact of another scope, a group's either", async ({ memory }) => {
    await memory.keep(fact(1, 'secret code 1234', { scope: OF_BORIS }));
    await memory.keep(fact(2, 'secret of the group', { scope: OF_GROUP, speakerId: ANNA }));
    for (const scope of [OF_ANNA, { ...OF_GROUP, chat: '-101' }, { ...OF_GROUP, account: 'bot2' }, { ...OF_GROUP, channel: 'matrix' }]) {
      expect(await textsOf(memory, scope, true)).toEqual([]);
      expect(await memory.search(scope, 'secret code', 10)).toEqual([]);
      expect(await memory.get(scope, uuid(301))).toBeNull();
      expect(await memory.forget(scope, [uuid(301), uuid(302)])).toBe(0);
      expect(await memory.forget(scope, 'all')).toBe(0);
    }
    expect(await textsOf(memory, OF_BORIS)).toEqual(['secret code 1234']);
    expect(await memory.get(OF_GROUP, uuid(302))).toMatchObject({ scope: OF_GROUP, speakerId: ANNA });
  });

  it('forgets once, those that are named or all of a scope, and brings nothing back that they took the place of', async ({ memory }) => {
    await memory.keep(home(1, 'Oslo'));
    await memory.keep(home(2, 'Paris'));
    await memory.keep(fact(3, 'Люблю чай', { scope: OF_BORIS }));
    expect(await memory.forget(OF_ANNA, [uuid(302)])).toBe(1);
    expect(await memory.forget(OF_ANNA, [uuid(302)])).toBe(0);
    expect(await memory.get(OF_ANNA, uuid(301))).toMatchObject({ heldUntil: home(2, '').heldFrom, supersededBy: null });
    expect(await textsOf(memory, OF_ANNA)).toEqual([]);
    expect(await memory.forget(OF_ANNA, 'all')).toBe(1);
    expect(await textsOf(memory, OF_ANNA, true)).toEqual([]);
    expect(await textsOf(memory, OF_BORIS)).toEqual(['Люблю чай']);
  });
}

function merging(make: MakeWorld): void {
  const it = testIn(make);

  it('makes what two persons know one memory when they become one', async ({ memory, identities }) => {
    await memory.keep(home(1, 'Oslo', { scope: OF_ANNA }));
    await memory.keep(home(2, 'Paris', { scope: OF_BORIS }));
    await memory.keep(fact(3, 'Люблю чай', { scope: OF_ANNA }));
    await memory.keep(fact(4, 'люблю чай', { scope: OF_BORIS }));
    for (const [number, speakerId] of [ANNA, BORIS].entries())
      await memory.keep(fact(5 + number, 'Живу тут', { scope: OF_GROUP, speakerId }));
    expect(await identities.merge(ANNA, BORIS)).toBe(true);
    expect(await textsOf(memory, OF_BORIS)).toEqual(['люблю чай', 'I live in Paris']);
    expect(await textsOf(memory, OF_BORIS, true)).toEqual(['люблю чай', 'I live in Paris', 'I live in Oslo']);
    expect((await memory.list(OF_GROUP, { limit: 9, after: null, isWithHistory: true })).items).toMatchObject([
      { item: { speakerId: BORIS } },
    ]);
  });

  it('keeps nothing more of the one who stays when one of the two wanted that', async ({ people, identities }) => {
    await people.change(ANNA, { keepsMemory: false });
    expect(await people.get(ANNA)).toMatchObject({ keepsMemory: false });
    expect((await people.get(BORIS))?.keepsMemory ?? true).toBe(true);
    expect(await identities.merge(ANNA, BORIS)).toBe(true);
    expect(await people.get(BORIS)).toMatchObject({ keepsMemory: false });
  });

  it("moves a group's memory with the group", async ({ memory, groups }) => {
    await memory.keep(home(1, 'Oslo', { scope: OF_GROUP }));
    await memory.keep(fact(2, 'Люблю чай', { scope: OF_GROUP }));
    await memory.keep(home(3, 'Paris', { scope: { ...OF_GROUP, chat: '-200' } }));
    await memory.keep(fact(4, 'Люблю чай', { scope: { ...OF_GROUP, chat: '-200' } }));
    await groups.migrate({ channel: 'telegram', account: 'bot1', chat: '-100' }, '-200');
    expect(await textsOf(memory, OF_GROUP, true)).toEqual([]);
    expect(await textsOf(memory, { ...OF_GROUP, chat: '-200' })).toEqual(['Люблю чай', 'I live in Paris']);
    expect(await textsOf(memory, { ...OF_GROUP, chat: '-200' }, true)).toHaveLength(3);
  });
}
