import { describe, expect, test } from 'vitest';

import { Pacing } from './pacing.ts';
import type { PacedChat, Urgency } from './pacing.ts';

const LIMITS = {
  pace: { private: { spacingMs: 1000, window: null }, group: { spacingMs: 1000, window: { count: 20, milliseconds: 60_000 } } },
  perSecond: 30,
};
const GROUP: PacedChat = { chat: '-100', audience: 'group' };
const ANN: PacedChat = { chat: '1', audience: 'private' };

/** Begins and ends at once whatever may begin at each moment; the moments. */
function goOn(pacing: Pacing, chat: PacedChat, urgency: Urgency, from: number, until: number): number[] {
  const moments: number[] = [];
  for (let now = from; now < until; now += 10) {
    if (pacing.waitMs(chat, urgency, now) > 0) continue;
    pacing.begin(chat, urgency, now)(now);
    moments.push(now);
  }
  return moments;
}

describe('the pace of a chat', () => {
  test('the first may go at once, the next after the spacing, counted from when the one before had ended', () => {
    const pacing = new Pacing(LIMITS);
    expect(pacing.waitMs(ANN, 'first', 0)).toBe(0);
    const end = pacing.begin(ANN, 'first', 0);
    expect(pacing.waitMs(ANN, 'final', 500)).toBe(Infinity);
    end(700);
    expect(pacing.waitMs(ANN, 'final', 700)).toBe(1000);
    expect(pacing.waitMs(ANN, 'final', 1700)).toBe(0);
  });

  test('edits of a growing text come evenly in a group and always leave room for a final within the spacing', () => {
    const pacing = new Pacing(LIMITS);
    const moments: number[] = [];
    for (let now = 0; now < 600_000; now += 10) {
      if (pacing.waitMs(GROUP, 'partial', now) === 0) {
        pacing.begin(GROUP, 'partial', now)(now);
        moments.push(now);
      }
      expect(pacing.waitMs(GROUP, 'final', now)).toBeLessThanOrEqual(1000);
    }
    const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(6000);
    expect(moments.length).toBeGreaterThan(110);
  });

  test('urgent ones may use the whole window and not one more', () => {
    const moments = goOn(new Pacing(LIMITS), GROUP, 'final', 0, 120_000);
    expect(moments.filter((moment) => moment < 60_000)).toHaveLength(20);
    for (const moment of moments) {
      expect(moments.filter((other) => other > moment - 60_000 && other <= moment).length).toBeLessThanOrEqual(20);
    }
  });

  test('one that was not sent after all costs nothing', () => {
    const pacing = new Pacing(LIMITS);
    pacing.begin(ANN, 'partial', 0)(-Infinity);
    expect(pacing.waitMs(ANN, 'final', 0)).toBe(0);
  });

  test('a chat that the network wants left alone waits, others do not', () => {
    const pacing = new Pacing(LIMITS);
    pacing.hold(ANN, 5000);
    expect(pacing.waitMs(ANN, 'final', 1000)).toBe(4000);
    expect(pacing.waitMs(GROUP, 'final', 1000)).toBe(0);
    expect(pacing.waitMs(ANN, 'final', 5000)).toBe(0);
  });

  test('what nobody waits for begins when the chat has been quiet for three spacings, and then goes on one spacing apart', () => {
    const pacing = new Pacing(LIMITS);
    pacing.begin(ANN, 'final', 0)(0);
    expect(goOn(pacing, ANN, 'idle', 10, 6000)).toEqual([3000, 4000, 5000]);
    pacing.begin(ANN, 'first', 6000)(6000);
    expect(goOn(pacing, ANN, 'idle', 6010, 10_500)).toEqual([9000, 10_000]);
  });

  test('over all chats no more a second than the network bears, and edits of growing texts leave room for what is urgent', () => {
    const pacing = new Pacing(LIMITS);
    let [partials, finals] = [0, 0];
    for (let chat = 0; chat < 100; chat += 1) {
      for (let now = 0; now < 1000; now += 100) {
        const place: PacedChat = { chat: `partial ${chat}`, audience: 'private' };
        if (pacing.waitMs(place, 'partial', now) > 0) continue;
        pacing.begin(place, 'partial', now)(now);
        partials += 1;
      }
    }
    for (let chat = 0; chat < 100; chat += 1) {
      const place: PacedChat = { chat: `final ${chat}`, audience: 'private' };
      if (pacing.waitMs(place, 'final', 999) > 0) continue;
      pacing.begin(place, 'final', 999)(999);
      finals += 1;
    }
    expect(partials).toBeLessThanOrEqual(18);
    expect(partials + finals).toBe(30);
  });

  test('a network that bears less than one a second gets so many', () => {
    const slow = new Pacing({ ...LIMITS, perSecond: 0.2 });
    slow.begin(ANN, 'final', 0)(0);
    expect(slow.waitMs(GROUP, 'final', 0)).toBe(5000);
  });

  test('thousands of chats do not pile up, and one that runs is never forgotten', () => {
    const pacing = new Pacing({ ...LIMITS, perSecond: 1_000_000 });
    pacing.begin(ANN, 'final', 0);
    for (let chat = 0; chat < 3000; chat += 1) pacing.begin({ chat: `chat ${chat}`, audience: 'private' }, 'final', 0)(0);
    pacing.begin(GROUP, 'final', 100_000)(100_000);
    expect(pacing.waitMs(ANN, 'final', 100_000)).toBe(Infinity);
  });
});
