import { expect, test } from 'vitest';

import { makeDeliveryWorld, textBody } from '../testing/delivery-world.ts';
import type { DeliveryWorld, Place } from '../testing/delivery-world.ts';

/** Each in private, group and topic; a few of them in every run, all of them in the long one. */
const ANSWERS = process.env['PARLEY_TEST_LONG'] === '1' ? 200 : 20;
const ANSWER_MS = 180_000;
/** A model that says some words every now and then. */
const WORDS_EVERY_MS = 1_200;
/** Short, because what is measured is time and not what parsing costs; a fifth of the answers takes more than one. */
const MESSAGE_LENGTH = 800;
const GROUPS = ANSWERS / 10;
const BETWEEN_MS = 8_000;

interface Timing {
  /** From the first words to when something could be seen, in milliseconds. */
  readonly first: number;
  /** From the end to when all of it could be seen. */
  readonly final: number;
}

/** Numbers that look random and are the same each time (a linear congruential generator, Numerical Recipes). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** One three-minute answer: some of a few lines, some longer than a message. */
async function answerOnce(world: DeliveryWorld, place: Place, label: string, random: () => number): Promise<Timing> {
  const { clock, channel } = world;
  const answer = await world.ask(place, label);
  await clock.sleep(1000 + random() * 3000);
  const beganAt = clock.monotonic();
  const words = random() < 0.2 ? 3 : 1;
  let text = `${label}: ой`;
  while (clock.monotonic() - beganAt < ANSWER_MS) {
    await answer.grow(text);
    await clock.sleep(WORDS_EVERY_MS * (0.5 + random()));
    text += ' ой'.repeat(words);
  }
  const endedAt = clock.monotonic();
  await answer.end(textBody(`${text}\n\n*${label} · модель · 180 с*`));
  const mine = () =>
    channel.messages.filter((message) => message.text.startsWith(`${label}:`) || message.text.includes(`${label} · модель`));
  while (!mine().some((message) => message.text.includes(`${label} · модель`) && message.isFinal)) await clock.sleep(50);
  const told = mine();
  return {
    first: Math.min(...told.map(({ firstAt }) => firstAt)) - beganAt,
    final: Math.max(...told.map(({ changedAt }) => changedAt)) - endedAt,
  };
}

test(
  `${ANSWERS} three-minute answers each in private, group and topic: no flood wait, first text and final in time`,
  { timeout: 1_500_000 },
  async () => {
    const random = makeRandom(42);
    const world = await makeDeliveryWorld({}, { capabilities: { maxLength: MESSAGE_LENGTH }, latencyMs: () => 40 + random() * 120 });
    const { clock, channel } = world;
    const driven = world.drive();
    const timings: Record<'private' | 'group' | 'topic', Timing[]> = { private: [], group: [], topic: [] };
    const privately = Array.from({ length: ANSWERS }, async (_, index) => {
      // Some ninety of them grow at the same time.
      await clock.sleep(index * 2_000 + random() * 1_000);
      timings.private.push(await answerOnce(world, { chat: `p${index}` }, `p${index}`, random));
    });
    const inGroups = (['group', 'topic'] as const).flatMap((kind) =>
      Array.from({ length: GROUPS }, async (_, group) => {
        await clock.sleep(group * 9_000 + random() * 4_000);
        for (let index = 0; index < ANSWERS / GROUPS; index += 1) {
          const thread = kind === 'topic' ? String(index % 3) : null;
          const place: Place = { chat: `${kind}${group}`, thread, audience: 'group' };
          timings[kind].push(await answerOnce(world, place, `${kind}${group}-${index}`, random));
          await clock.sleep(BETWEEN_MS);
        }
      }),
    );
    const all = Promise.all([...privately, ...inGroups]);
    const progress = { isOver: false };
    const marking = all.then(() => Object.assign(progress, { isOver: true }));
    for (let minute = 0; minute < 60 && !progress.isOver; minute += 1) await clock.advance(60_000);
    await marking;
    await driven.stop();
    expect(channel.floodWaits).toBe(0);
    expect(world.logger.of('channel.flood-wait')).toEqual([]);
    for (const [kind, finalMs] of [
      ['private', 1500],
      ['group', 3500],
      ['topic', 3500],
    ] as const) {
      expect(timings[kind]).toHaveLength(ANSWERS);
      expect(Math.max(...timings[kind].map(({ first }) => first))).toBeLessThan(500);
      expect(Math.max(...timings[kind].map(({ final }) => final))).toBeLessThan(finalMs);
    }
  },
);

test('restarts in the middle of busy groups: no flood wait, and every answer is told', { timeout: 200_000 }, async () => {
  const random = makeRandom(7);
  const world = await makeDeliveryWorld({}, { capabilities: { maxLength: MESSAGE_LENGTH }, latencyMs: () => 40 + random() * 120 });
  const { clock, channel } = world;
  let driven = world.drive();
  const answers = Array.from({ length: 24 }, async (_, index) => {
    const place: Place = { chat: `group${index % 8}`, thread: String(index % 3), audience: 'group' };
    await clock.sleep(random() * 20_000);
    for (let time = 0; time < 2; time += 1) await answerOnce(world, place, `${index}-${time}`, random);
  });
  const progress = { isOver: false };
  const all = Promise.all(answers).then(() => Object.assign(progress, { isOver: true }));
  for (let restart = 0; restart < 60 && !progress.isOver; restart += 1) {
    await clock.advance(10_000 + random() * 20_000);
    const stopping = driven.stop();
    await clock.advance(random() * 1_500);
    await stopping;
    driven = world.drive();
  }
  await clock.advance(30_000);
  await all;
  expect(channel.floodWaits).toBe(0);
  await expect(world.outbox.waiting()).resolves.toEqual([]);
  await driven.stop();
});
