import { expect, test } from 'vitest';

import { en } from './en.ts';
import { ru } from './ru.ts';
import { languageOf, makeWording } from './texts-context.ts';

function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? keysOf(inner, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

test('both languages say everything, and nothing more', () => {
  expect(keysOf(ru)).toEqual(keysOf(en));
});

test('Russian counts lines as Russian does', () => {
  expect([1, 2, 5, 11, 21].map((count) => ru.tasks.fresh(count))).toEqual([
    '1 новая строка',
    '2 новые строки',
    '5 новых строк',
    '11 новых строк',
    '21 новая строка',
  ]);
  expect([1, 2].map((count) => en.tasks.fresh(count))).toEqual(['1 new line', '2 new lines']);
});

test('who answered is a model with its price, or Parley itself', () => {
  expect(en.chat.answeredBy('openai/gpt', '$0.01', '1.2')).toBe('openai/gpt · $0.01 · 1.2 s');
  expect(ru.chat.answeredBy(null, '0 $', '0,1')).toBe('Parley · 0,1 с');
  expect(en.chat.answeredBy(null, '$0', '0')).toBe('Parley · 0 s');
  expect(ru.chat.answeredBy('a/b', '0 $', '0')).toBe('a/b · 0 $ · 0 с');
});

test('a browser that speaks Russian is spoken to in Russian, any other in English', () => {
  expect(['ru', 'ru-RU', 'en-GB', 'de'].map(languageOf)).toEqual(['RU', 'RU', 'EN', 'EN']);
});

test('dates follow the browser where it speaks the person’s language', () => {
  const iso = new Date(2026, 10, 3, 9, 5).toISOString();
  const now = new Date(2026, 11, 31);
  expect(makeWording('EN', 'en-GB').formats.moment(iso, now)).toBe('3 Nov');
  expect(makeWording('EN', 'de-DE').formats.moment(iso, now)).toBe('Nov 3');
});

test('every phrase with a place for something says it', () => {
  for (const { chat, tasks, schedules, approvals } of [en, ru]) {
    for (const said of [
      chat.elsewhere('X1'),
      chat.openTask('X1'),
      tasks.becomes('X1', 'Y2'),
      tasks.spentOf('X1', 'Y2'),
      tasks.found('X1', 'Y2'),
      tasks.exited('X1'),
      schedules.lastTask('X1'),
      schedules.named('Y2', 'X1'),
      approvals.asks('X1'),
      approvals.until('X1'),
    ]) {
      expect(said).toContain('X1');
    }
    expect(tasks.ahead(7)).toContain('7');
    expect([approvals.count(1), approvals.count(3)].join()).toMatch(/1.*3/);
  }
});
