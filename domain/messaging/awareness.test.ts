import { describe, expect, test } from 'vitest';

import { awarenessFacts, decideAwareness, MAX_MESSAGE_LENGTH, senderKind } from './awareness.ts';
import { aSender, inGroup, inPrivate } from '../testing/incoming.ts';

const decide = (...message: Parameters<typeof awarenessFacts>) => decideAwareness(awarenessFacts(...message));

// Who is answered when is in the table of situations; here is what the table does not say of a message's form.
describe('awareness', () => {
  test('takes a bare slash for a command, and a path for none', () => {
    expect(decide(inGroup({ text: '/help' }), false)).toEqual({ kind: 'observe', reason: 'bare-command' });
    expect(decide(inGroup({ text: '/etc/hosts' }), false)).toEqual({ kind: 'observe', reason: 'not-addressed' });
  });

  test('counts UTF-16 units, white space included, and only of what would be answered', () => {
    const longest = 'я'.repeat(MAX_MESSAGE_LENGTH);
    expect(decide(inPrivate({ text: longest }), false)).toMatchObject({ kind: 'respond' });
    expect(decide(inPrivate({ text: `${longest} ` }), false)).toEqual({ kind: 'refuse', reason: 'too-long' });
    expect(decide(inPrivate({ text: '🙂'.repeat(MAX_MESSAGE_LENGTH / 2 + 1) }), false)).toEqual({ kind: 'refuse', reason: 'too-long' });
    expect(decide(inGroup({ text: `${longest}!` }), false)).toMatchObject({ kind: 'observe' });
  });

  test('takes white space for nothing, unless a file comes with it', () => {
    expect(decide(inPrivate({ text: ' \n\t\u00A0' }), false)).toEqual({ kind: 'ignore', reason: 'empty' });
    const attachments = [{ kind: 'picture', name: '', mime: null, size: null, seconds: null, remote: 'x' }] as const;
    expect(decide(inPrivate({ text: '', attachments }), false)).toMatchObject({ kind: 'respond' });
  });

  test('tells our account from other bots and from people', () => {
    expect(senderKind(aSender({ isUs: true, isBot: true }))).toBe('us');
    expect(senderKind(aSender({ isBot: true }))).toBe('bot');
    expect(senderKind(aSender())).toBe('somebody');
  });
});
