import { describe, expect } from 'vitest';

import type { Summary } from '../../memory/summaries/summary.ts';
import { makeTextAnalyser } from '../../memory/recall/text-analyser.ts';
import type { SummaryClaim, SummaryDue } from '../../ports/summary-store.ts';
import { aFact } from '../a-fact.ts';
import { aBody, aMessage, anAnswer, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, lease, present, TALK, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const OF_ANNA = { kind: 'person', personId: ANNA } as const;
const LATER = new Date(NOON.getTime() + 600_000);
/** After three turns, or two that have rested. */
const DUE: SummaryDue = { at: LATER, grownTurns: 3, grownBytes: 100_000, restedTurns: 2, restedSince: new Date(NOON.getTime() - 1) };
const { analyse } = makeTextAnalyser();

function aSummary(change: Partial<Summary> = {}): Summary {
  const turns = { fromPosition: 1, toPosition: 3 };
  return { id: uuid(700), conversationId: TALK, ...turns, text: 'О кошках', isTainted: false, saidAt: NOON, createdAt: LATER, ...change };
}

/** Stores and answers the messages with these numbers. */
async function talk({ inbox, turns }: ContractWorld, from: number, to: number, text = 'Кошка'): Promise<void> {
  for (let number = from; number <= to; number += 1) {
    await inbox.store(aMessage(number, { text }));
    const { turn, fence } = present(await inbox.claim(lease('turns')));
    await turns.finish(turn.id, fence, anAnswer({ reply: 'Мяу' }), aBody());
  }
}

async function claimed({ summaries }: ContractWorld, worker = 'w1'): Promise<SummaryClaim> {
  return present(await summaries.claim(lease(worker), DUE));
}

/** What every SummaryStore does. */
export function summaryStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: what is due`, () => due(make));
  describe(`${name}: what is kept`, () => kept(make));
}

function due(make: MakeWorld): void {
  const it = testIn(make);

  it('is a conversation that has grown, in turns or in bytes', async (world) => {
    await talk(world, 1, 2);
    expect(await world.summaries.claim(lease('w1'), DUE)).toBeNull();
    expect(await world.summaries.claim(lease('w1'), { ...DUE, grownBytes: 33 })).toBeNull();
    const claim = await world.summaries.claim(lease('w1'), { ...DUE, grownBytes: 32 });
    expect(claim).toMatchObject({ conversationId: TALK, failures: 0 });
    await world.summaries.putOff(present(claim), NOON, false);
    await talk(world, 3, 3);
    expect(await world.summaries.claim(lease('w1'), DUE)).toMatchObject({ conversationId: TALK });
  });

  it('is one that has rested', async (world) => {
    await talk(world, 1, 2);
    expect(await world.summaries.claim(lease('w1'), { ...DUE, restedSince: NOON })).toMatchObject({ conversationId: TALK });
  });

  it('is taken by one worker, and again when that one dies', async (world) => {
    await talk(world, 1, 3);
    await world.workers.register('w1');
    await claimed(world);
    expect(await world.summaries.claim(lease('w2'), DUE)).toBeNull();
    await world.workerDies('w1');
    expect(await world.summaries.claim(lease('w2'), DUE)).toMatchObject({ conversationId: TALK });
  });

  it('waits as long as it is put off, and says how often it failed', async (world) => {
    await talk(world, 1, 3);
    await world.summaries.putOff(await claimed(world), new Date(LATER.getTime() + 1), true);
    expect(await world.summaries.claim(lease('w1'), DUE)).toBeNull();
    expect(await world.summaries.claim(lease('w1'), { ...DUE, at: new Date(LATER.getTime() + 1) })).toMatchObject({ failures: 1 });
  });

  it('is not what was said while nothing was to be kept, nor what `/new` has put behind', async (world) => {
    await world.people.change(ANNA, { keepsMemory: false });
    await talk(world, 1, 3);
    await world.people.change(ANNA, { keepsMemory: true });
    expect(await world.summaries.claim(lease('w1'), DUE)).toBeNull();
    expect(await world.summaries.turnsAfter(TALK, 0, 10)).toEqual([]);
    await talk(world, 4, 6);
    await world.conversations.change(TALK, { contextStart: 5 });
    expect(await world.summaries.claim(lease('w1'), DUE)).toBeNull();
  });
}

function kept(make: MakeWorld): void {
  const it = testIn(make);

  it('covers turns, and only what is said behind them is due then', async (world) => {
    await talk(world, 1, 3);
    const claim = await claimed(world);
    expect((await world.summaries.turnsAfter(TALK, 1, 1)).map(({ position }) => position)).toEqual([2]);
    expect(await world.summaries.finish(claim, aSummary())).toBe(true);
    expect(await world.summaries.finish(claim, aSummary({ id: uuid(701), toPosition: 2 }))).toBe(false);
    expect(await world.summaries.covering(TALK, 0, 3)).toEqual(aSummary());
    await talk(world, 4, 5);
    expect(await world.summaries.claim(lease('w1'), DUE)).toBeNull();
    await talk(world, 6, 6);
    expect(await world.summaries.claim(lease('w1'), DUE)).not.toBeNull();
  });

  it('is told by how far it reaches: the least that covers what is asked for, else the most', async (world) => {
    for (const end of [3, 6, 9]) {
      await talk(world, end - 2, end);
      await world.summaries.finish(await claimed(world), aSummary({ id: uuid(700 + end), toPosition: end }));
    }
    expect((await world.summaries.covering(TALK, 0, 4))?.toPosition).toBe(6);
    expect((await world.summaries.covering(TALK, 0, 6))?.toPosition).toBe(6);
    expect((await world.summaries.covering(TALK, 0, 10))?.toPosition).toBe(9);
    expect(await world.summaries.covering(TALK, 3, 4)).toBeNull();
    expect((await world.summaries.newest(TALK)).map(({ toPosition }) => toPosition)).toEqual([9]);
    expect(await world.summaries.newest(uuid(999))).toEqual([]);
  });

  it('is lost when what it is made of is put behind meanwhile', async (world) => {
    await talk(world, 1, 3);
    const claim = await claimed(world);
    await world.conversations.change(TALK, { contextStart: 3 });
    expect(await world.summaries.finish(claim, aSummary())).toBe(false);
    expect(await world.summaries.covering(TALK, 0, 3)).toBeNull();
  });

  it('is gone when something of it is forgotten, and made anew of what is left', async (world) => {
    await talk(world, 1, 4);
    await world.summaries.finish(await claimed(world), aSummary({ toPosition: 4 }));
    await world.memory.keep(aFact({ id: uuid(300), turnId: uuid(2002) }));
    await world.forgetting.forgetFacts(OF_ANNA, [uuid(300)], null, LATER);
    expect(await world.summaries.covering(TALK, 0, 4)).toBeNull();
    expect(await claimed(world)).toMatchObject({ conversationId: TALK });
    expect((await world.summaries.turnsAfter(TALK, 0, 10)).map(({ position }) => position)).toEqual([1, 3, 4]);
  });

  it('is not kept when what it is made of is forgotten meanwhile, nor recalled when all is', async (world) => {
    await talk(world, 1, 3);
    await world.summaries.finish(await claimed(world), aSummary());
    await talk(world, 4, 6);
    const claim = await claimed(world);
    const all = { id: uuid(800), personId: ANNA, before: LATER, begunAt: LATER };
    await world.forgetting.begin(all);
    await world.forgetting.carryOut(all.id, LATER);
    expect(await world.summaries.finish(claim, aSummary({ id: uuid(701), toPosition: 6 }))).toBe(false);
    while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
    expect((await world.recallIndex.read(OF_ANNA, 0, 100)).filter(({ kind }) => kind === 'summary')).toEqual([]);
    expect(await world.extraction.claim(lease('w1'), { at: LATER, enough: 1, waitingSince: LATER, limit: 9 })).toBeNull();
  });

  it('I9: goes with its conversation when two persons become one, and stays with those who heard what it sums up', async (world) => {
    await talk(world, 1, 3);
    await world.summaries.finish(await claimed(world), aSummary());
    while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
    expect(await world.identities.merge(ANNA, BORIS)).toBe(true);
    while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
    const kinds = async (personId: string) => (await world.recallIndex.read({ kind: 'person', personId }, 0, 100)).map(({ kind }) => kind);
    expect(await kinds(BORIS)).toContain('summary');
    expect(await kinds(ANNA)).toEqual([]);
  });

  it('is recalled as it is now, in the scope of its conversation alone (I9)', async (world) => {
    await talk(world, 1, 3, ' ');
    await world.summaries.finish(await claimed(world), aSummary());
    await talk(world, 4, 6, ' ');
    await world.summaries.finish(await claimed(world), aSummary({ id: uuid(701), toPosition: 6, text: 'О собаках' }));
    while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
    const entries = (await world.recallIndex.read(OF_ANNA, 0, 100)).filter(({ kind }) => kind === 'summary');
    expect(entries).toMatchObject([{ conversationId: TALK, position: 6, speakerId: null, at: NOON, terms: 'собак' }]);
    const numbers = entries.map(({ number }) => number);
    expect(await world.recallIndex.texts(OF_ANNA, numbers)).toMatchObject([
      { text: 'О собаках', summaryId: uuid(701), turnId: null, factId: null },
    ]);
    expect(await world.recallIndex.read({ kind: 'person', personId: BORIS }, 0, 100)).toEqual([]);
  });
}
