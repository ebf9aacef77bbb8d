import { describe, expect, test } from 'vitest';

import { understand } from './understand.ts';

const AT = { now: new Date('2026-11-25T11:00:00Z'), zone: 'Europe/Berlin' };

describe('what is said of reminders in the middle of a sentence', () => {
  test.each([
    ['the soup is on, give me a heads-up in 20 minutes', '2026-11-25T11:20:00.000Z'],
    ['at 18:30 please poke me about the laundry', '2026-11-25T17:30:00.000Z'],
    ['one 12 minute countdown for the eggs', '2026-11-25T11:12:00.000Z'],
    ['завтра в 9 не дай мне забыть про паспорт', '2026-11-26T08:00:00.000Z'],
    ['чай заварится, засеки 7 минут', '2026-11-25T11:07:00.000Z'],
  ])('makes one: %s', (text, at) => {
    expect(understand(text, AT)).toMatchObject({ kind: 'make', isClear: true, parsed: { when: { kind: 'once', at: new Date(at) } } });
  });

  test('comes again and again where that is said', () => {
    expect(understand('every Friday at 17:00 tell me to water the ferns', AT)).toMatchObject({
      kind: 'make',
      what: 'water the ferns',
      parsed: { when: { kind: 'again' } },
    });
  });

  test.each([
    'did I ever set a reminder for the passport?',
    'so which of my reminders come on Mondays',
    'сколько минут ещё на таймере?',
    'когда сработает будильник',
  ])('lists them: %s', (text) => expect(understand(text, AT)).toEqual({ kind: 'list' }));

  test.each([
    ['turn off the reminder about the ferns', 'ferns'],
    ['kill the "tax office" reminder', 'tax office'],
    ['останови таймер', ''],
    ['выключи напоминание про зарядку', 'зарядку'],
  ])('ends one: %s', (text, which) => expect(understand(text, AT)).toMatchObject({ kind: 'cancel', which }));

  test.each([
    'snooze until 15:00',
    'not now, remind me again in 10',
    'make the fern reminder a bit later, at 15:00',
    'отложи на 15 минут',
    'поменяй у напоминания время на 15:00',
  ])('moves one: %s', (text) => expect(understand(text, AT)).toMatchObject({ kind: 'move', parsed: { kind: 'when' } }));

  test.each([
    'that song reminds me of you',
    'write a function that starts a timer of 5 seconds',
    'I love reminders that come at 9',
    'what is an alarm made of',
    'the timer is red',
  ])('is nothing: %s', (text) => expect(understand(text, AT)).toBeNull());
});
