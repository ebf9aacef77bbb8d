import { describe, expect, test } from 'vitest';

import type { Turn } from '../../conversation/turn.ts';
import { makeRedactor } from '../../redaction/redactor.ts';
import { aTurn } from '../../testing/a-turn.ts';
import { ANNA, BORIS, furnish, makeDomainWorld } from '../../testing/domain-world.ts';
import type { DomainWorld } from '../../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../../testing/fixtures.ts';
import type { Mode, Route } from '../route.ts';
import { makeLabelTurns } from './label-turn.ts';
import { makeRecordIntent } from './record-intent.ts';

const LEASE = { workerId: 'w', milliseconds: 600_000 };
const KEY = `sk-ant-api03-${'Ab1'.repeat(31)}AA`;

function aRoute(mode: Mode = 'chat', change: Partial<Route> = {}): Route {
  return { mode, model: null, matchedBy: 'learned', confidence: 0.6, runnerUp: null, plugin: null, tiers: [], ...change };
}

async function makeWorld() {
  const world = await furnish(makeDomainWorld());
  await world.conversations.ensure(aConversation({ personId: ANNA.id }));
  const classifier = () => ({ version: 'v7', classify: () => null });
  const record = makeRecordIntent({ ...world, redactor: makeRedactor({ secrets: ['верблюд-в-тапках'] }), classifier });
  return { ...world, record, labels: makeLabelTurns(world) };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

/** Message `number`, routed and recorded. */
async function routed(world: World, number: number, route = aRoute(), change: Partial<Turn> = {}): Promise<Turn> {
  const stored = { personId: ANNA.id, text: `Текст ${String(number)}`, receivedAt: world.clock.now(), ...change };
  await world.inbox.store(aMessage(number, { personId: stored.personId, text: stored.text, receivedAt: stored.receivedAt }));
  const claimed = await world.inbox.claim(LEASE);
  if (claimed === null) throw new Error('nothing to claim');
  const turn = { ...claimed.turn, ...change };
  await world.turns.recordRoute(turn.id, claimed.fence, route);
  await world.record({ turn, text: turn.text, route, conversation: aConversation(), choice: null });
  const outcome = { state: 'answered', reply: 'Да', model: 'm', cost: 0, milliseconds: 1, endedAt: world.clock.now() } as const;
  await world.turns.finish(turn.id, claimed.fence, outcome, { kind: 'text', markdown: 'Да', buttons: [], followTaskId: null });
  return { ...turn, route, outcome };
}

function command(world: DomainWorld, change: Partial<Turn> = {}): Turn {
  return aTurn({ id: uuid(2050), position: 2, receivedAt: world.clock.now(), text: '/agent', ...change });
}

describe('what routing keeps', () => {
  test('I10: is how a message was routed, without secrets and not longer than it needs', async () => {
    const world = await makeWorld();
    await routed(world, 1, aRoute('assistant', { plugin: 'places' }), {
      text: `Пароль верблюд-в-тапках, ключ ${KEY} ${'🌸'.repeat(3_000)}`,
    });
    const kept = await world.intents.get(uuid(2001));
    expect(kept).toMatchObject({ mode: 'assistant', plugin: 'places', version: 'v7', tier: 'learned', confidence: 0.6, label: null });
    expect(kept?.text).toMatch(/^Пароль /);
    expect(kept?.text).not.toMatch(/верблюд|sk-ant/);
    expect(kept?.text.length).toBeLessThanOrEqual(2_000);
    expect(kept?.text.isWellFormed()).toBe(true);
  });

  test('is nothing that was passed on, answered again, or empty', async () => {
    const world = await makeWorld();
    const { source } = aTurn();
    await routed(world, 1, aRoute(), { source: { ...source, isForwarded: true } });
    await routed(world, 2, aRoute(), { source: { ...source, retryOf: uuid(2001) } });
    await routed(world, 3, aRoute(), { text: '  \n' });
    for (const n of [2001, 2002, 2003]) expect(await world.intents.get(uuid(n))).toBeNull();
  });

  test('never fails a turn', async () => {
    const world = await makeWorld();
    const broken = async (): Promise<never> => {
      throw new Error('broken');
    };
    const intents = { ...world.intents, record: broken, label: broken };
    const record = makeRecordIntent({
      ...world,
      intents,
      redactor: makeRedactor({ secrets: [] }),
      classifier: () => ({ version: 'v', classify: () => null }),
    });
    await record({ turn: aTurn(), text: 'x', route: aRoute(), conversation: aConversation(), choice: null });
    await makeLabelTurns({ ...world, intents }).judged(aTurn({ route: aRoute() }), 'good', ANNA.id);
    expect(world.logger.entries.map(({ event }) => event)).toEqual(['intent.not-kept', 'intent.not-labelled']);
  });

  test('is labelled by a mode that came with the message', async () => {
    const world = await makeWorld();
    await world.inbox.store(aMessage(1, { personId: ANNA.id, text: '/agent почини' }));
    const turn = aTurn({ personId: ANNA.id, text: '/agent почини' });
    const choice = { mode: 'agent', model: null } as const;
    await world.record({ turn, text: 'почини', route: aRoute('agent', { matchedBy: 'override' }), conversation: aConversation(), choice });
    expect(await world.intents.get(turn.id)).toMatchObject({ text: 'почини', label: { mode: 'agent', source: 'override', by: ANNA.id } });
  });
});

describe('labels from what people do', () => {
  test('a like says that it was routed right, a dislike that it may not have been', async () => {
    const world = await makeWorld();
    const turn = await routed(world, 1, aRoute('assistant', { plugin: 'calendar' }));
    await world.labels.judged(turn, 'good', ANNA.id);
    const label = { mode: 'assistant', plugin: 'calendar', source: 'feedback', by: ANNA.id };
    expect(await world.intents.get(turn.id)).toMatchObject({ label, doubtedAt: null });
    await world.labels.judged(turn, 'bad', ANNA.id);
    expect(await world.intents.get(turn.id)).toMatchObject({ label: null, doubtedAt: world.clock.now() });
  });

  test('asking for another answer makes it doubtful', async () => {
    const world = await makeWorld();
    const turn = await routed(world, 1);
    await world.labels.retried(turn);
    expect(await world.intents.get(turn.id)).toMatchObject({ label: null, doubtedAt: world.clock.now() });
  });

  test('another mode right after the answer says what the message was for', async () => {
    const world = await makeWorld();
    const turn = await routed(world, 1);
    await world.clock.advance(60_000);
    await world.labels.corrected(command(world), { mode: 'agent', again: null });
    expect(await world.intents.get(turn.id)).toMatchObject({ label: { mode: 'agent', source: 'correction', by: ANNA.id } });
  });

  test('the same words once more with a mode correct, other words do not', async () => {
    const world = await makeWorld();
    const turn = await routed(world, 1, aRoute(), { text: 'Почини  Тест' });
    await world.labels.corrected(command(world), { mode: 'agent', again: 'другое' });
    expect(await world.intents.get(turn.id)).toMatchObject({ label: null });
    await world.labels.corrected(command(world), { mode: 'agent', again: 'почини тест' });
    expect(await world.intents.get(turn.id)).toMatchObject({ label: { mode: 'agent' } });
  });

  test('another model right after says that the answer was not liked', async () => {
    const world = await makeWorld();
    const turn = await routed(world, 1);
    await world.labels.corrected(command(world), { mode: null, again: null });
    expect(await world.intents.get(turn.id)).toMatchObject({ label: null, doubtedAt: world.clock.now() });
  });

  test('nothing is corrected by the mode that it had, long after, by somebody else, or where the mode was chosen', async () => {
    const world = await makeWorld();
    const turn = await routed(world, 1);
    await world.labels.corrected(command(world), { mode: 'chat', again: null });
    await world.labels.corrected(command(world, { personId: BORIS.id }), { mode: 'agent', again: null });
    await world.labels.corrected(command(world, { position: 1 }), { mode: 'agent', again: null });
    const late = new Date(world.clock.now().getTime() + 10 * 60_000 + 1);
    await world.labels.corrected(command(world, { receivedAt: late }), { mode: 'agent', again: null });
    expect(await world.intents.get(turn.id)).toMatchObject({ label: null, doubtedAt: null });
    const chosen = await routed(world, 2, aRoute('chat', { matchedBy: 'override' }));
    await world.labels.corrected(command(world, { position: 3 }), { mode: 'agent', again: null });
    expect(await world.intents.get(chosen.id)).toMatchObject({ label: null });
  });
});
