import { expect, test } from 'vitest';

import { anEntry } from '../testing/an-outbox-entry.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { startable } from './lanes.ts';

const READY: OutboxEntry['body'] = { kind: 'text', markdown: 'готово', buttons: [], followTaskId: null };

function started(open: readonly OutboxEntry[], running: readonly string[] = [], passable: readonly string[] = []): readonly string[] {
  const view = { isRunning: ({ id }: OutboxEntry) => running.includes(id), isPassable: ({ id }: OutboxEntry) => passable.includes(id) };
  return startable(open, view).map(({ id }) => id);
}

const at = (id: string, order: number, body: OutboxEntry['body'], thread: string | null = null) =>
  anEntry({ id, order, body, address: { channel: 'telegram', account: 'bot1', chat: '1', thread } });

test('I3: what is ready is told in order, one at a time at one address', () => {
  expect(started([at('b', 2, READY), at('a', 1, READY)])).toEqual(['a']);
  expect(started([at('a', 1, READY), at('b', 2, READY)], ['a'])).toEqual([]);
  expect(started([at('b', 2, READY)], [])).toEqual(['b']);
});

test('I3: the threads of a chat do not wait for each other', () => {
  expect(started([at('a', 1, READY), at('b', 2, READY, '7'), at('c', 3, null, '8')])).toEqual(['a', 'b', 'c']);
});

test('of the answers that are still being made only the first is shown, and none before what is ready ahead of it', () => {
  expect(started([at('a', 1, null), at('b', 2, null)])).toEqual(['a']);
  expect(started([at('a', 1, READY), at('b', 2, null)])).toEqual(['a']);
  expect(started([at('a', 1, null), at('b', 2, null)], ['a'])).toEqual([]);
});

test('what is ready does not wait for an answer that is still being made: that one may wait for it', () => {
  expect(started([at('a', 1, null), at('b', 2, READY), at('c', 3, READY)], ['a'])).toEqual(['b']);
});

test('a message that follows a task holds nobody up', () => {
  expect(started([at('a', 1, READY), at('b', 2, READY)], ['a'], ['a'])).toEqual(['b']);
});
