import { describe, expect, test } from 'vitest';

import { NOON } from '../../testing/fixtures.ts';
import type { Remembered } from './remembered.ts';
import { makeTalkOrder } from './talk-order.ts';

type Said = Parameters<ReturnType<typeof makeTalkOrder>['add']>[1];

function said(position: number, kind: Remembered['kind'] = 'said', conversationId = 'a'): Said {
  return { kind, conversationId, position, at: NOON };
}

function heard(minute: number): Said {
  return { kind: 'said', conversationId: null, position: 0, at: new Date(NOON.getTime() + minute * 60_000) };
}

function orderOf(...all: readonly Said[]) {
  const order = makeTalkOrder();
  for (const [entry, each] of all.entries()) order.add(entry, each);
  return order;
}

/** What comes one after the other, from the first one on. */
function walk(order: ReturnType<typeof makeTalkOrder>, from: number): readonly number[] {
  const entries: number[] = [];
  for (let entry = from; entry >= 0; entry = order.next(entry, 1)) entries.push(entry);
  return entries;
}

describe('what was said after what', () => {
  test('goes by where it stands in its conversation, in whatever order it was indexed, an answer right after its question', () => {
    const order = orderOf(said(3), said(1), said(2, 'said', 'b'), said(1, 'reply'), said(2));
    expect(walk(order, 1)).toEqual([1, 3, 4, 0]);
    expect(order.next(1, -1)).toBe(-1);
    expect(order.next(0, -1)).toBe(4);
    expect(walk(order, 2)).toEqual([2]);
  });

  test('goes by the time where it was heard outside of turns', () => {
    const order = orderOf(heard(5), said(1), heard(1), heard(3), heard(3));
    expect(walk(order, 2)).toEqual([2, 3, 4, 0]);
    expect(walk(order, 1)).toEqual([1]);
    expect(order.positionsIn('a')(2)).toBe(0);
  });

  test('leaves out facts and summaries, which are about it', () => {
    const order = orderOf(said(1), { ...said(1, 'summary') }, { kind: 'fact', conversationId: null, position: 0, at: NOON }, said(2));
    expect(walk(order, 0)).toEqual([0, 3]);
    expect([order.next(1, 1), order.next(2, 1)]).toEqual([-1, -1]);
    expect([order.positionsIn('a')(3), order.positionsIn('a')(2), order.positionsIn('elsewhere')(0)]).toEqual([2, 0, 0]);
  });
});
