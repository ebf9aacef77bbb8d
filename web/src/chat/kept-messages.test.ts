import { expect, test } from 'vitest';

import { makeKeptMessages } from './kept-messages.ts';
import type { PendingMessage } from './outbox.ts';

function storageWith(text: string | null) {
  let kept = text;
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
}

const message: PendingMessage = {
  clientMessageId: 'm-1',
  conversationId: 'c',
  text: 'Привет',
  files: [{ id: 'f', name: 'a.txt' }],
  state: 'waiting',
  why: null,
};

test('what was written is read again', () => {
  const kept = makeKeptMessages(storageWith(null));
  expect(kept.read()).toEqual([]);
  kept.write([message]);
  expect(kept.read()).toEqual([message]);
});

test.each([
  '',
  '{',
  '{}',
  'null',
  '[null, 1, {"text": "x"}, {"clientMessageId": "a", "conversationId": "b", "text": "c", "state": "sent"}]',
  '[{"clientMessageId": "a", "conversationId": "b", "text": "c", "state": "waiting", "files": [1]}]',
])('a storage that holds %j holds no message', (text) => {
  expect(makeKeptMessages(storageWith(text)).read()).toEqual([]);
});

test('a storage that is forbidden is no failure', () => {
  const forbidden = (): never => {
    throw new Error('SecurityError');
  };
  const kept = makeKeptMessages({ getItem: forbidden, setItem: forbidden });
  kept.write([message]);
  expect(kept.read()).toEqual([]);
});
