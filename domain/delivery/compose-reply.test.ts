import { describe, expect, test } from 'vitest';

import { aTurn } from '../testing/a-turn.ts';
import { aConversation, aFailure, anAnswer, aPerson, NOON } from '../testing/fixtures.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { composeReply } from './compose-reply.ts';
import type { ReplySources } from './compose-reply.ts';

function composed(change: Partial<ReplySources> = {}) {
  const body = composeReply({
    turn: aTurn(),
    outcome: anAnswer(),
    conversation: aConversation(),
    person: aPerson({ language: 'en', timeZone: 'Europe/Berlin' }),
    now: NOON,
    lateAfterMs: 600_000,
    ...change,
  });
  return body.kind === 'text' ? body : null;
}

describe('the answer of a model', () => {
  test('ends with who answered, for how much and how long, and asks how good it was', () => {
    const outcome = anAnswer({ reply: 'Hello!', model: 'claude-sonnet', cost: 12_345_678, milliseconds: 4_230 });
    expect(composed({ outcome })).toEqual({
      kind: 'text',
      markdown: 'Hello!\n\n*claude-sonnet · $0.01 · 4.2 s*',
      buttons: ['good', 'bad', 'retry'],
      followTaskId: null,
    });
  });

  test.each([
    [0, 61_000, '$0 · 61 s'],
    [123_456, 900, '$0.00012 · 0.9 s'],
    [1_500_000_000, 10_400, '$1.5 · 10 s'],
  ])('tells %i nano-dollars and %i ms so that people can read them', (cost, milliseconds, told) => {
    expect(composed({ outcome: anAnswer({ cost, milliseconds, model: 'm' }) })?.markdown).toContain(`m · ${told}*`);
  });

  test('speaks the language of the person', () => {
    const outcome = anAnswer({ model: 'm', cost: 20_000_000, milliseconds: 4_230 });
    expect(composed({ outcome, person: aPerson({ language: 'ru' }) })?.markdown).toMatch(/m · \$0,02 · 4,2 с\*$/u);
  });

  test('a name of a model is no Markdown, and code that was cut off does not swallow the line', () => {
    const markdown = composed({ outcome: anAnswer({ reply: 'See:\n~~~js\nlet a', model: 'a_b*c' }) })?.markdown;
    expect(markdown).toContain('let a\n~~~\n\n*a\\_b\\*c · ');
    const closed = composed({ outcome: anAnswer({ reply: '```\na\n```', model: 'm' }) })?.markdown;
    expect(closed).toContain('```\na\n```\n\n*m');
  });
});

test('the reply to a command is left as it is, and goes on to follow its task', () => {
  const outcome = anAnswer({ reply: '`abc234` running', model: null, followTaskId: 'abc234' });
  expect(composed({ outcome })).toEqual({ kind: 'text', markdown: '`abc234` running', buttons: [], followTaskId: 'abc234' });
});

test('I11: a failure says its sentence and can be tried again; a stopped answer says that it was stopped', () => {
  expect(composed({ outcome: aFailure({ message: 'No model can be reached.' }) })).toMatchObject({
    markdown: 'No model can be reached.',
    buttons: ['retry'],
  });
  expect(composed({ outcome: aFailure({ state: 'stopped', message: '' }), person: aPerson({ language: 'ru' }) })?.markdown).toBe(
    'Остановлено.',
  );
});

test.each([
  ['Eggs, **milk', 'Eggs, **milk**'],
  ['See:\n```js\nlet a', 'See:\n```js\nlet a\n```'],
  ['| a | b |\n|--', ''],
  ['Привет 👋\n- раз\n- ', 'Привет 👋\n- раз'],
])('what could be seen of a stopped answer stays, %j as %j, and the sentence comes below', (partial, kept) => {
  const outcome = aFailure({ state: 'stopped', message: 'Stopped by *Ann*.' });
  const sentence = kept === '' ? 'Stopped by *Ann*.' : `${kept}\n\n*Stopped by \\*Ann\\*.*`;
  expect(composed({ outcome, partial })).toMatchObject({ markdown: sentence, buttons: ['retry'] });
  expect(composed({ outcome: aFailure({ message: 'No.' }), partial })?.markdown).toBe('No.');
});

describe('a message that came late', () => {
  const sentAgo = (ms: number) => aTurn({ receivedAt: NOON, source: { ...PLAIN_SOURCE, sentAt: new Date(NOON.getTime() - ms) } });

  test('gets a note in front, with the time as its writer reads it', () => {
    const markdown = composed({ turn: sentAgo(2 * 3_600_000), outcome: anAnswer({ reply: 'Yes.', model: null }) })?.markdown;
    expect(markdown).toMatch(/^\*Your message of \d\d:\d\d reached me late; here is the answer\.\*\n\nYes\.$/u);
    expect(composed({ turn: sentAgo(3 * 86_400_000), outcome: aFailure() })?.markdown).toMatch(/^\*Your message of \d+ \w+/u);
  });

  test('gets none when it was not older than that when it came in, however long the answer took', () => {
    for (const turn of [aTurn(), sentAgo(600_000)]) {
      const now = new Date(NOON.getTime() + 86_400_000);
      expect(composed({ turn, now, outcome: anAnswer({ reply: 'Yes.', model: null }) })?.markdown).toBe('Yes.');
    }
  });
});
