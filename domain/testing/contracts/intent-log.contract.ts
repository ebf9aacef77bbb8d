import { describe, expect } from 'vitest';
import type { Intent, IntentLabel } from '../../routing/learned/intent.ts';
import { aMessage, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, present, storable, TALK, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const TURN = uuid(2001);

const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);

function anIntent(change: Partial<Intent> = {}): Intent {
  return {
    turnId: TURN,
    personId: ANNA,
    audience: 'private',
    text: 'Почини тест в src/a.ts 🌸',
    mode: 'chat',
    plugin: null,
    confidence: 0.55,
    tier: 'learned',
    version: 'shipped',
    at: NOON,
    doubtedAt: null,
    label: null,
    ...change,
  };
}

function aLabel(change: Partial<IntentLabel> = {}): IntentLabel {
  return { mode: 'agent', plugin: null, source: 'correction', by: ANNA, at: at(5), ...change };
}

/** Stores the message that makes turn `number`, and records it. */
async function record({ inbox, intents }: ContractWorld, number = 1, change: Partial<Intent> = {}): Promise<boolean> {
  await inbox.store(aMessage(number, { personId: change.personId ?? ANNA }));
  return intents.record(anIntent({ turnId: uuid(2000 + number), ...change }));
}

async function ids(list: Promise<readonly Intent[]>): Promise<readonly string[]> {
  return (await list).map(({ turnId }) => turnId);
}

/** What every IntentLog and TrainingChoices does. */
export function intentLogContract(name: string, make: MakeWorld): void {
  describe(`${name}: keeping`, () => keeping(make));
  describe(`${name}: labels`, () => labelling(make));
  describe(`${name}: what people choose`, () => choosing(make));
  describe(`${name}: two persons become one`, () => merging(make));
}

function keeping(make: MakeWorld): void {
  const it = testIn(make);

  it('returns what was recorded, once a turn, as the turn’s person’s', async (world) => {
    expect(await record(world)).toBe(true);
    expect(await world.intents.get(TURN)).toEqual(anIntent());
    expect(await world.intents.record(anIntent({ text: 'other' }))).toBe(false);
    expect(await world.intents.get(TURN)).toMatchObject({ text: anIntent().text });
    for (const id of [uuid(99), 'nope']) {
      expect(await world.intents.record(anIntent({ turnId: id }))).toBe(false);
      expect(await world.intents.get(id)).toBeNull();
    }
  });

  it('keeps a label that comes with the message, and odd letters', async (world) => {
    const label = aLabel({ source: 'override', mode: 'assistant', plugin: 'places' });
    const text = 'a\0b\ud800';
    await record(world, 1, { label, text, plugin: 'places' });
    const kept = present(await world.intents.get(TURN));
    expect({ ...kept, text: storable(kept.text) }).toEqual(anIntent({ label, text: storable(text), plugin: 'places' }));
  });

  it('shows disliked ones first, then the least certain, then the newest, and none that has a label or a chosen mode', async (world) => {
    await record(world, 1, { confidence: 0.9 });
    await record(world, 2, { confidence: 0.4 });
    await record(world, 3, { confidence: 0.4, at: at(1) });
    await record(world, 4, { confidence: 1, tier: 'override' });
    await record(world, 5, { confidence: 0.1 });
    await record(world, 6, { confidence: 0.99 });
    await world.intents.label(uuid(2005), aLabel());
    expect(await world.intents.doubt(uuid(2006), at(9))).toBe(true);
    expect(await world.intents.get(uuid(2006))).toMatchObject({ doubtedAt: at(9) });
    expect(await ids(world.intents.unsure(ANNA, 10))).toEqual([2006, 2003, 2002, 2001].map(uuid));
    expect(await ids(world.intents.unsure(ANNA, 2))).toEqual([2006, 2003].map(uuid));
  });

  it('I9: shows somebody else only what its person lets others read', async (world) => {
    await record(world, 1);
    expect(await ids(world.intents.unsure(BORIS, 10))).toEqual([]);
    await world.trainingChoices.choose(ANNA, 'everywhere');
    expect(await ids(world.intents.unsure(BORIS, 10))).toEqual([uuid(2001)]);
  });
}

function labelling(make: MakeWorld): void {
  const it = testIn(make);

  it('the last one holds, but only another review changes a review', async (world) => {
    const { intents } = world;
    await record(world);
    expect(await intents.label(TURN, aLabel())).toBe(true);
    expect(await intents.label(TURN, aLabel({ source: 'feedback', mode: 'chat', at: at(6) }))).toBe(true);
    const review = aLabel({ source: 'review', mode: 'assistant', plugin: 'calendar', by: BORIS, at: at(7) });
    expect(await intents.label(TURN, review)).toBe(true);
    expect(await intents.label(TURN, aLabel({ at: at(8) }))).toBe(false);
    expect(await intents.get(TURN)).toMatchObject({ label: review });
    expect(await intents.label(TURN, { ...review, mode: 'chat', plugin: null })).toBe(true);
    for (const id of [uuid(99), 'nope']) expect(await intents.label(id, aLabel())).toBe(false);
  });

  it('a dislike takes back what only a like had said', async (world) => {
    const { intents } = world;
    for (const n of [1, 2]) await record(world, n);
    await intents.label(uuid(2001), aLabel({ source: 'feedback' }));
    await intents.label(uuid(2002), aLabel({ source: 'correction' }));
    for (const n of [1, 2]) expect(await intents.doubt(uuid(2000 + n), at(9))).toBe(true);
    expect(await intents.get(uuid(2001))).toMatchObject({ label: null, doubtedAt: at(9) });
    expect(await intents.get(uuid(2002))).toMatchObject({ label: aLabel(), doubtedAt: at(9) });
    expect(await intents.doubt(uuid(99), at(9))).toBe(false);
  });

  it('lists and counts them, newest first', async (world) => {
    for (const n of [1, 2, 3, 4]) await record(world, n);
    for (const n of [1, 2, 3]) await world.intents.label(uuid(2000 + n), aLabel({ at: at(n) }));
    expect(await ids(world.intents.labelled(10))).toEqual([2003, 2002, 2001].map(uuid));
    expect(await ids(world.intents.labelled(1))).toEqual([uuid(2003)]);
    expect(await world.intents.countLabels(at(1))).toBe(2);
    expect(await world.intents.countLabels(at(3))).toBe(0);
  });
}

function choosing(make: MakeWorld): void {
  const it = testIn(make);

  it('private messages are kept unless they chose; those in groups only if they did', async (world) => {
    const { trainingChoices } = world;
    expect(await trainingChoices.of(ANNA)).toBe('private');
    for (const id of [uuid(99), 'nope']) expect(await trainingChoices.of(id)).toBeNull();
    expect(await record(world, 1, { audience: 'group' })).toBe(false);
    await trainingChoices.choose(ANNA, 'everywhere');
    expect(await trainingChoices.of(ANNA)).toBe('everywhere');
    expect(await trainingChoices.of(BORIS)).toBe('private');
    expect(await record(world, 2, { audience: 'group' })).toBe(true);
    await trainingChoices.choose(ANNA, 'off');
    expect(await record(world, 3)).toBe(false);
    await expect(trainingChoices.choose(uuid(99), 'off')).rejects.toMatchObject({ code: 'id.unknown' });
  });

  it('a stricter choice removes what was kept, and only of who chose', async (world) => {
    const { intents, trainingChoices, trainingQueue } = world;
    for (const id of [ANNA, BORIS]) await trainingChoices.choose(id, 'everywhere');
    await record(world, 1, { audience: 'group' });
    await record(world, 2);
    await record(world, 3, { personId: BORIS });
    await trainingChoices.choose(ANNA, 'private');
    expect(await intents.get(uuid(2001))).toBeNull();
    expect(await intents.get(uuid(2002))).not.toBeNull();
    await trainingChoices.choose(ANNA, 'off');
    expect(await ids(intents.unsure(BORIS, 10))).toEqual([uuid(2003)]);
    expect(await trainingQueue.state()).toMatchObject({ hasForgotten: false });
  });

  it('forgetting removes everything of one person, and tells that labels are gone', async (world) => {
    const { intents, trainingChoices, trainingQueue } = world;
    for (const n of [1, 2]) await record(world, n);
    await record(world, 3, { personId: BORIS });
    for (const n of [1, 3]) await intents.label(uuid(2000 + n), aLabel());
    expect(await trainingChoices.forget(ANNA)).toBe(2);
    expect(await trainingChoices.forget(ANNA)).toBe(0);
    expect(await trainingChoices.forget('nope')).toBe(0);
    expect(await ids(intents.labelled(10))).toEqual([uuid(2003)]);
    expect(await trainingQueue.state()).toMatchObject({ hasForgotten: true });
    expect(await trainingChoices.of(ANNA)).toBe('private');
  });

  it('who says no while a message is being kept has nothing kept', async (world) => {
    for (let n = 1; n <= 8; n += 1) {
      await world.inbox.store(aMessage(n));
      await world.trainingChoices.choose(ANNA, 'private');
      await Promise.all([world.intents.record(anIntent({ turnId: uuid(2000 + n) })), world.trainingChoices.choose(ANNA, 'off')]);
      expect(await world.intents.get(uuid(2000 + n))).toBeNull();
    }
  });
}

function merging(make: MakeWorld): void {
  const it = testIn(make);

  it('what is kept of both belongs to the one that stays, as the stricter choice allows', async (world) => {
    const { intents, trainingChoices, identities } = world;
    await trainingChoices.choose(BORIS, 'everywhere');
    await record(world, 1);
    await record(world, 2, { personId: BORIS });
    await record(world, 3, { personId: BORIS, audience: 'group' });
    expect(await identities.merge(BORIS, ANNA)).toBe(true);
    expect(await trainingChoices.of(ANNA)).toBe('private');
    for (const n of [1, 2]) expect(await intents.get(uuid(2000 + n))).toMatchObject({ personId: ANNA });
    expect(await intents.get(uuid(2003))).toBeNull();
    expect(await world.turns.get(uuid(2003))).toMatchObject({ personId: ANNA, conversationId: TALK });
  });

  it('a no of one of them removes everything', async (world) => {
    await record(world);
    await world.trainingChoices.choose(BORIS, 'off');
    expect(await world.identities.merge(BORIS, ANNA)).toBe(true);
    expect(await world.trainingChoices.of(ANNA)).toBe('off');
    expect(await world.intents.get(TURN)).toBeNull();
  });
}
