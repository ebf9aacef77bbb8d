import { expect, test } from 'vitest';

import { makeOutbox } from './outbox.ts';
import type { PendingMessage, Sent } from './outbox.ts';

function world(answers: Sent[], keptBefore: readonly PendingMessage[] = []) {
  const sent: PendingMessage[] = [];
  const pauses: number[] = [];
  let kept: readonly PendingMessage[] = keptBefore;
  let ids = 0;
  const outbox = makeOutbox({
    send: async (message) => {
      sent.push(message);
      return answers.shift() ?? { kind: 'sent' };
    },
    newId: () => {
      ids += 1;
      return `m-${ids}`;
    },
    pause: async (failures) => void pauses.push(failures),
    kept: {
      read: () => keptBefore,
      write: (messages) => {
        kept = messages;
      },
    },
  });
  const settled = () => expect.poll(() => outbox.pending.get().some(({ state }) => state === 'waiting')).toBe(false);
  return { outbox, sent, pauses, settled, kept: () => kept.map(({ text }) => text) };
}

const waiting = (id: string, text: string): PendingMessage => ({
  clientMessageId: id,
  conversationId: 'c',
  text,
  files: [],
  state: 'waiting',
  why: null,
});

test('a message is there at once, and says when it is sent', async () => {
  const { outbox, settled } = world([]);
  outbox.add('c', 'Привет', []);
  expect(outbox.pending.get()).toMatchObject([{ clientMessageId: 'm-1', conversationId: 'c', text: 'Привет', state: 'waiting' }]);
  await settled();
  expect(outbox.pending.get()).toMatchObject([{ state: 'sent' }]);
});

test('I1: a message whose fate is unknown is sent again under the same id until it is there', async () => {
  const { outbox, sent, pauses, settled } = world([{ kind: 'unreachable' }, { kind: 'unreachable' }]);
  outbox.add('c', 'Hi', []);
  await settled();
  expect(sent.map(({ clientMessageId }) => clientMessageId)).toEqual(['m-1', 'm-1', 'm-1']);
  expect(pauses).toEqual([1, 2]);
});

test('I3: messages leave in the order in which they were written, also when the first one waits', async () => {
  const { outbox, sent, settled } = world([{ kind: 'unreachable' }]);
  outbox.add('c', 'one', []);
  outbox.add('c', 'two', []);
  await settled();
  expect(sent.map(({ text }) => text)).toEqual(['one', 'one', 'two']);
});

test('a refused message says why, holds nobody up, and can be sent again or thrown away', async () => {
  const { outbox, sent, settled } = world([{ kind: 'refused', why: 'Too long.' }]);
  outbox.add('c', 'long', []);
  outbox.add('c', 'short', []);
  await settled();
  expect(outbox.pending.get()).toMatchObject([
    { state: 'refused', why: 'Too long.' },
    { state: 'sent', text: 'short' },
  ]);
  outbox.retry('m-1');
  await settled();
  expect(sent.map(({ text }) => text)).toEqual(['long', 'short', 'long']);
  outbox.discard('m-2');
  expect(outbox.pending.get().map(({ text }) => text)).toEqual(['long']);
});

test('what its conversation shows is no longer pending', async () => {
  const { outbox, settled } = world([]);
  outbox.add('c', 'one', []);
  outbox.add('c', 'two', []);
  await settled();
  outbox.settle(new Set(['m-1', 'other']));
  expect(outbox.pending.get().map(({ text }) => text)).toEqual(['two']);
  outbox.open('another');
  expect(outbox.pending.get()).toHaveLength(1);
  outbox.open('c');
  expect(outbox.pending.get()).toEqual([]);
});

test('what was not sent outlives a reload, what was sent does not', async () => {
  const { outbox, sent, settled, kept } = world([], [waiting('old', 'from before')]);
  await settled();
  expect(sent.map(({ clientMessageId }) => clientMessageId)).toEqual(['old']);
  expect(kept()).toEqual([]);
  outbox.add('c', 'new', []);
  expect(kept()).toEqual(['new']);
});
