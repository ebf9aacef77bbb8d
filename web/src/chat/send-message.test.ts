import type { Client } from 'urql';
import { expect, test } from 'vitest';

import { makeSend } from './send-message.ts';

const message = {
  clientMessageId: 'm-1',
  conversationId: 'c',
  text: 'Привет',
  files: [{ id: 'f', name: 'a.txt' }],
  state: 'waiting',
  why: null,
} as const;

function sendTo(answer: { data?: unknown; error?: unknown }) {
  const asked: unknown[] = [];
  const mutation = async (_document: unknown, variables: unknown) => {
    asked.push(variables);
    return answer;
  };
  const send = makeSend({ mutation: mutation as unknown as Client['mutation'] });
  return { asked, sent: send(message) };
}

test('a message goes with its id, so that it can go again', async () => {
  const { asked, sent } = sendTo({ data: { sendMessage: { __typename: 'SendMessagePayload' } } });
  expect(await sent).toEqual({ kind: 'sent' });
  expect(asked).toEqual([{ input: { clientMessageId: 'm-1', conversationId: 'c', text: 'Привет', uploadIds: ['f'] } }]);
});

test('what the server says no to is refused with its sentence', async () => {
  const { sent } = sendTo({ data: { sendMessage: { __typename: 'InvalidInputError', message: 'Too long.' } } });
  expect(await sent).toEqual({ kind: 'refused', why: 'Too long.' });
});

test.each([
  { error: new Error('offline') },
  { data: null },
  { data: { sendMessage: { __typename: 'UnreachableError', message: 'x' } } },
  { data: { sendMessage: { __typename: 'UnauthenticatedError', message: 'x' } } },
])('what may pass is tried again: %j', async (answer) => {
  expect(await sendTo(answer).sent).toEqual({ kind: 'unreachable' });
});
