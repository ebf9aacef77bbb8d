import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { z } from '../../domain/plugins/index.ts';
import { bareWish, understand } from './understand.ts';

const FILE = join(import.meta.dirname, '../../bench/data/plugins/places.jsonl');
const ROW = z.object({ text: z.string(), lang: z.enum(['en', 'ru']), plugin: z.literal('places') });
const ROWS = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map((line) => ROW.parse(JSON.parse(line)));

describe('a request for a place', () => {
  test.each(['en', 'ru'] as const)('is taken by its words nearly always: %s', (lang) => {
    const rows = ROWS.filter((row) => row.lang === lang);
    const taken = rows.filter(({ text }) => (understand(text)?.confidence ?? 0) >= 0.5);
    expect(rows).toHaveLength(120);
    expect(taken.length / rows.length).toBeGreaterThanOrEqual(0.95);
  });

  test.each([
    ['a pharmacy nearby that is open now', { kind: 'pharmacy', when: { kind: 'now' }, where: { kind: 'here' } }],
    [
      'где тут поесть веганское рядом с Арбатом',
      { kind: 'food', traits: ['vegan'], where: { kind: 'named', names: ['Арбат', 'Арбато', 'Арбатом'] } },
    ],
    ['bars open till late on Sunday near Alexanderplatz', { kind: 'bar', when: { kind: 'at', day: { weekday: 0 }, minutes: 23 * 60 } }],
    ['vegan sushi near Union Square, New York', { kind: 'food', traits: ['vegan', 'sushi'] }],
    ['the nearest Starbucks', { kind: null, name: 'Starbucks', isNearest: true }],
    ['найди «Азбуку вкуса» рядом', { kind: null, name: 'Азбуку вкуса', where: { kind: 'here' } }],
    ['ближайшая Пятёрочка', { kind: null, name: 'Пятёрочка', isNearest: true }],
    ['24/7 pharmacy near Alexanderplatz', { kind: 'pharmacy', when: { kind: 'always' } }],
    ['closest charging station to Alexanderplatz', { kind: 'charging', where: { kind: 'named', names: ['Alexanderplatz'] } }],
    ['кафе у метро Сокол', { kind: 'cafe', where: { kind: 'named', names: ['метро Сокол'] } }],
    ['до скольки работает музей на Арбате', { kind: 'museum', where: { kind: 'named' } }],
    ['открыт ли Эрмитаж завтра до шести?', { kind: null, name: 'Эрмитаж' }],
    ['my tooth hurts, is there any dentist near Gleisdreieck', { kind: 'dentist', where: { kind: 'named', names: ['Gleisdreieck'] } }],
    ['мы голодные, где тут кормят', { kind: 'food' }],
    ['find coffee near Арбат', { kind: 'cafe', where: { kind: 'named', names: ['Арбат'] } }],
  ])('%s', (text, wish) => {
    expect(understand(text)?.wish).toMatchObject(wish);
  });

  test.each([
    ['pharmacy', 'pharmacy'],
    ['аптека', 'pharmacy'],
    ['веганское', 'food'],
    ['кафе рядом с Арбатом', 'cafe'],
  ])('is understood from as little as "%s" where a place is what is asked for', (text, kind) => {
    expect(bareWish(text)).toMatchObject({ kind });
  });

  test.each(['', 'hm', 'спасибо', 'a'.repeat(400)])('is not heard in "%s"', (text) => {
    expect(bareWish(text)).toBeNull();
  });
});

describe('what is no request for a place', () => {
  test.each([
    'remind me to go to the pharmacy near work tomorrow',
    'напомни зайти в аптеку рядом с домом',
    'what is the difference between a bar and a pub',
    'чем паб отличается от бара?',
    'we had dinner at a lovely restaurant near the sea yesterday',
    'вчера были в музее рядом с вокзалом',
    'write a story about a small bakery near a lighthouse',
    'напиши стих про кофейню у моря',
    'how do I center a div next to a sidebar',
    'почини баг рядом с функцией parking',
    'I love the park close to my house',
    'мой дом рядом с парком',
    'the museum was closed when we came',
    'translate "where is the nearest pharmacy" into Spanish',
    'переведи «где ближайшая аптека» на испанский',
    'how does a heat pump work?',
    'как работает банк крови?',
    'who painted the ceiling of the Sistine Chapel',
    'give me a recipe for vegan pizza',
    'рецепт хачапури по-аджарски',
    'why do banks fail',
    'put dinner with Anna at 8 into my calendar',
    'is it worth learning French at forty',
    'tell me about the French Revolution',
    'what did Chekhov write in Melikhovo',
    'сколько лет Третьяковке',
    'thanks, that was near perfect',
    'how far is the moon',
    'как библиотеки хранят старые книги от сырости',
    'есть ли в базе знаний что-то о банках',
    '/places pharmacy',
    '',
  ])('%s', (text) => {
    expect(understand(text)?.confidence ?? 0).toBeLessThan(0.5);
  });
});
