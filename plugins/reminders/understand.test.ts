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
