import { describe, expect, test } from 'vitest';

import { plugin } from './index.ts';
import { understand } from './understand.ts';

const AT = { now: new Date('2026-11-25T11:00:00Z'), zone: 'Europe/Berlin' };

describe('what is to be remembered', () => {
  test.each([
    ['Remind me in half an hour to call mum', 'call mum'],
    ['please remind me tomorrow at 9 about the dentist', 'the dentist'],
    ['remind me to buy milk on Friday at 6pm', 'buy milk'],
    ['Set a reminder for tomorrow 8:30: pay the rent!', 'pay the rent'],
    ['wake me up at 7', ''],
    ['Напомни мне через полчаса позвонить маме', 'позвонить маме'],
    ['напомни завтра в 9 про зубного', 'зубного'],
    ['Напомни, пожалуйста, в пятницу в 18:00 купить молоко', 'купить молоко'],
    ['поставь напоминание на завтра в 8:30: оплатить аренду', 'оплатить аренду'],
    ['напомни о том, что завтра в 10 приём', 'прием'],
  ])('in "%s"', (said, what) => {
    const wish = understand(said, AT);
    expect(wish?.kind === 'make' ? wish.what : null).toBe(what);
  });
});

describe('how people also say it', () => {
  test.each([
    ['set a timer for 20 minutes', '', '2026-11-25T11:20:00.000Z'],
    ['таймер 5 минут', '', '2026-11-25T11:05:00.000Z'],
    ['remind me in 90 seconds to stir', 'stir', '2026-11-25T11:01:30.000Z'],
    ['напомни через 30 секунд выключить плиту', 'выключить плиту', '2026-11-25T11:00:30.000Z'],
    ['hey, tell me in 15 minutes to go', 'go', '2026-11-25T11:15:00.000Z'],
    ['дай мне знать через час про хлеб', 'хлеб', '2026-11-25T12:00:00.000Z'],
    ['I would like to be reminded tomorrow at 12:00 to walk the dog', 'walk the dog', '2026-11-26T11:00:00.000Z'],
    ['и ещё напомни в 20:00 позвонить маме', 'позвонить маме', '2026-11-25T19:00:00.000Z'],
  ])('"%s"', (said, what, at) => {
    const wish = understand(said, AT);
    expect(wish).toMatchObject({ kind: 'make', what, parsed: { kind: 'when', when: { kind: 'once', at: new Date(at) } } });
  });

  test.each(['tell me about Kant', 'дай знать, что думаешь', 'let me know what you think', 'скажи проще'])('"%s" is none', (said) =>
    expect(understand(said, AT)).toBeNull(),
  );

  test('stopping is cancelling', () => {
    expect(understand('stop reminding me about the vitamins', AT)).toMatchObject({ kind: 'cancel', which: 'the vitamins' });
    expect(understand('больше не напоминай про витамины', AT)).toMatchObject({ kind: 'cancel', which: 'витамины' });
  });
});

describe('the plugin of reminders', () => {
  const { match } = plugin.open({});
  test.each([
    'remind me what we said about Kant',
    'напомни, кто написал «Идиота»',
    'what a nice day',
    'remember that I like tea',
    'Какой сегодня день?',
    '',
  ])('leaves "%s" to others', (text) => expect(match({ text, language: 'en' })).toBeLessThan(0.5));

  test.each([
    'my reminders',
    'what reminders do I have?',
    'какие у меня напоминания?',
    'cancel reminder abc',
    'отмени напоминание про молоко',
    'remind me to stretch',
  ])('takes "%s"', (text) => expect(match({ text, language: 'en' })).toBeGreaterThanOrEqual(0.9));
});
