import { describe, expect, test } from 'vitest';

import { readQuery } from '../../testing/places/read-query.ts';
import { kindOf, KINDS } from './kinds.ts';
import { overpassQuery } from './overpass-query.ts';
import { TRAITS } from './traits.ts';

const AROUND = { latitude: 55.752, longitude: -0.001 };

describe('a query of Overpass', () => {
  test.each(KINDS.map((kind) => [kind.id, kind] as const))('asks for what makes a place a %s', (_, kind) => {
    const read = readQuery(overpassQuery({ kind, name: null, traits: TRAITS, around: AROUND, radius: 1500 }));
    expect(read.statements).toHaveLength(kind.tags.length);
    expect(read.timeout).toBeLessThan(12);
    for (const { filters, radius, latitude, longitude } of read.statements) {
      expect({ radius, latitude, longitude }).toEqual({ radius: 1500, ...AROUND });
      expect(filters).toHaveLength(1 + TRAITS.length);
    }
  });

  test.each([
    'Starbucks"];out;',
    'a"][name~"b',
    String.raw`back\slash"`,
    '.*',
    '(a+)+$',
    'A](around:1,1,1);nwr["x"',
    'line\nbreak";',
    "O'Brien & Sons",
    '"',
    String.raw`\"`,
  ])('means nothing but its letters, whatever is in a name: %s', (name) => {
    const { statements, limit } = readQuery(overpassQuery({ kind: null, name, traits: [], around: AROUND, radius: 500 }));
    expect(limit).toBe(1000);
    expect(statements).toHaveLength(2);
    for (const { filters } of statements) {
      expect(filters).toHaveLength(1);
      const pattern = new RegExp(filters[0]?.value ?? '', 'iu');
      expect(pattern.test(`${name.replaceAll('\n', ' ')} and more`)).toBe(true);
      expect(pattern.test('zzz')).toBe(false);
    }
  });

  test.each([
    ['Пятёрочку', 'Пятерочка'],
    ['Азбуку вкуса', 'Азбука Вкуса'],
    ['Лукойл', 'Лукойл'],
  ])('finds a Russian name in whatever case it was said: %s', (said, onTheMap) => {
    const { statements } = readQuery(overpassQuery({ kind: null, name: said, traits: [], around: AROUND, radius: 500 }));
    expect(new RegExp(statements[0]?.filters[0]?.value ?? '', 'iu').test(onTheMap)).toBe(true);
  });

  test('is refused by the stand-in where the language is not kept', () => {
    const good = overpassQuery({ kind: kindOf('cafe'), name: null, traits: [], around: AROUND, radius: 500 });
    for (const bad of [good.replace('nwr', 'area'), good.replace('];', ']'), good.replace('"cafe"', 'cafe'), `${good}out;`, ''])
      expect(() => readQuery(bad)).toThrow('parse error');
  });
});
