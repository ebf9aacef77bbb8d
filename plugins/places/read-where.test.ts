import { describe, expect, test } from 'vitest';

import { readWhere } from './read-where.ts';

describe('where somebody looks', () => {
  test.each<readonly [string, readonly string[] | 'here' | null]>([
    ['cafes near Alexanderplatz', ['Alexanderplatz']],
    ['cafes near Alexanderplatz in Berlin', ['Alexanderplatz, Berlin']],
    ['a restaurant in Berlin near Alexanderplatz', ['Alexanderplatz, Berlin']],
    ['a bar in the centre of Prague', ['centre of Prague']],
    ['coffee near 12 Main Street, 10115', ['12 Main Street, 10115']],
    ['coffee around the Louvre that has wifi', ['Louvre']],
    ['кафе рядом с Арбатом', ['Арбат', 'Арбато', 'Арбатом']],
    ['кафе в Москве рядом с Арбатом', ['Арбат, Москва', 'Арбат, Москв', 'Арбато, Москва']],
    ['кафе рядом с Арбатом в Москве', ['Арбат, Москва']],
    ['кафе на улице Арбат, 25', ['улица Арбат, 25']],
    ['кафе у метро Сокол', ['метро Сокол']],
    ['кафе около Курского вокзала, которое открыто', ['Курский вокзал']],
    ['кафе на улице', null],
    ['a café near me', 'here'],
    ['a café nearby', 'here'],
    ['кафе рядом', 'here'],
    ['кафе недалеко отсюда', 'here'],
    ['кафе', null],
    ['pharmacy in an hour', null],
  ])('%s', (text, wanted) => {
    const { where } = readWhere(text);
    const names = where?.kind === 'named' ? where.names : [];
    if (wanted === null || wanted === 'here') expect(where).toEqual(wanted === null ? null : { kind: 'here' });
    else expect(names.slice(0, wanted.length)).toEqual(wanted);
  });
});
