import { expect, test } from 'vitest';

import { decideAwareness, MAX_MESSAGE_LENGTH } from './awareness.ts';

const LONG = 'я'.repeat(MAX_MESSAGE_LENGTH + 1);
type Case = [Parameters<typeof decideAwareness>[0], ReturnType<typeof decideAwareness>];

const said = { audience: 'group', addressing: 'none', isFromBot: false, text: 'Привет' } as const;

test.each<Case>([
  [
    { ...said, audience: 'private' },
    { kind: 'respond', reason: 'private' },
  ],
  [
    { ...said, audience: 'private', addressing: 'command' },
    { kind: 'respond', reason: 'private' },
  ],
  [said, { kind: 'observe', reason: 'not-addressed' }],
  [
    { ...said, addressing: 'mention' },
    { kind: 'respond', reason: 'mention' },
  ],
  [
    { ...said, addressing: 'reply' },
    { kind: 'respond', reason: 'reply' },
  ],
  [
    { ...said, addressing: 'command' },
    { kind: 'respond', reason: 'command' },
  ],
  [
    { ...said, audience: 'private', text: LONG.slice(1) },
    { kind: 'respond', reason: 'private' },
  ],
  [
    { ...said, audience: 'private', text: LONG },
    { kind: 'refuse', reason: 'too-long' },
  ],
  [
    { ...said, addressing: 'mention', text: LONG },
    { kind: 'refuse', reason: 'too-long' },
  ],
  [
    { ...said, text: LONG },
    { kind: 'observe', reason: 'not-addressed' },
  ],
  [
    { ...said, audience: 'private', text: ' \n\t ' },
    { kind: 'ignore', reason: 'empty' },
  ],
  [
    { ...said, audience: 'private', isFromBot: true },
    { kind: 'ignore', reason: 'bot' },
  ],
  [
    { ...said, addressing: 'mention', isFromBot: true },
    { kind: 'ignore', reason: 'bot' },
  ],
])('%j is met with %j', (message, awareness) => {
  expect(decideAwareness(message)).toEqual(awareness);
});
