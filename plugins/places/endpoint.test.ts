import { describe, expect, test } from 'vitest';

import { ENGLISH, makePlacesWorld, RUSSIAN } from '../../testing/places/places-world.ts';
import type { Fault } from '../../testing/places/places-stand-in.ts';
import { plugin } from './index.ts';

const DAY_MS = 86_400_000;
const OVERPASS = 'The place search of OpenStreetMap (Overpass)';
const NOMINATIM = 'The address search of OpenStreetMap (Nominatim)';
const WAYS: readonly (readonly [Fault, string])[] = [
  ['hang', 'did not answer in time. Try again in a minute.'],
  ['busy', 'has too much to do and asks to wait 7 s. Try again a little later.'],
  ['gateway', 'did not answer in time. Try again in a minute.'],
  ['overloaded', 'cannot be reached or has trouble of its own. Try again later.'],
  ['garbage', 'answered something that cannot be understood. Try again later.'],
  ['empty', 'answered something that cannot be understood. Try again later.'],
  ['forbidden', 'refused the question. Whoever runs this Parley should look at its address in the settings.'],
];

describe('I11: a server that fails', () => {
  test.each([...WAYS, ['gave-up', 'did not answer in time. Try again in a minute.'] as const])(
    '(%s) is told in a sentence',
    async (fault, said) => {
      const { say, standIn } = await makePlacesWorld();
      standIn.breaks('overpass', fault);
      await expect(say(ENGLISH, 'cafes near Alexanderplatz')).resolves.toEqual({ text: `${OVERPASS} ${said}` });
    },
  );

  test.each(WAYS)('(%s) is told in a sentence also by the search of addresses', async (fault, said) => {
    const { say, standIn } = await makePlacesWorld();
    standIn.breaks('nominatim', fault);
    await expect(say(ENGLISH, 'cafes near Alexanderplatz')).resolves.toEqual({ text: `${NOMINATIM} ${said}` });
  });

  test.each(WAYS.filter(([fault]) => fault !== 'hang'))('(%s) is told of in Russian', async (fault) => {
    const { say, standIn } = await makePlacesWorld();
    standIn.breaks('overpass', fault);
    const reply = await say(RUSSIAN, 'кафе рядом с Арбатом');
    expect(reply?.text).toMatch(/^Поиск мест OpenStreetMap \(Overpass\) [а-я]/u);
  });

  test.each(WAYS)('(%s) is made up for by what it said before, which is told', async (fault, said) => {
    const { say, standIn, whole } = await makePlacesWorld();
    await say(ENGLISH, 'pharmacies near Alexanderplatz');
    await whole.clock.advance(2 * DAY_MS);
    standIn.breaks('overpass', fault);
    standIn.breaks('nominatim', fault);
    const reply = await say(ENGLISH, 'pharmacies near Alexanderplatz');
    expect(reply?.text).toContain(`*${OVERPASS} ${said} This is from 23 November, Mon`);
    expect(reply?.text).toContain('Apotheke am Alexanderplatz');
    await whole.clock.advance(30 * DAY_MS);
    await expect(say(ENGLISH, 'pharmacies near Alexanderplatz')).resolves.toMatchObject({ text: expect.stringContaining(said) });
  });

  test('does not keep the other one from answering where only holidays are in doubt', async () => {
    const { say, standIn } = await makePlacesWorld();
    await say(ENGLISH, 'geo:52.521918,13.413215');
    standIn.breaks('nominatim', 'gateway');
    const reply = await say(ENGLISH, 'pharmacies nearby');
    expect(reply?.text).toContain('Apotheke am Alexanderplatz');
  });

  test('is left alone as long as it asked for, and asked again after that', async () => {
    const { say, standIn, whole } = await makePlacesWorld();
    standIn.breaks('overpass', 'busy-for-a-minute');
    await say(ENGLISH, 'cafes near Alexanderplatz');
    const before = standIn.asked.length;
    const reply = await say(ENGLISH, 'bars near Alexanderplatz');
    expect(reply?.text).toMatch(/asks to wait [56]\d s/);
    expect(standIn.asked).toHaveLength(before);
    standIn.breaks('overpass', null);
    await whole.clock.advance(60_000);
    await expect(say(ENGLISH, 'bars near Alexanderplatz')).resolves.toMatchObject({ text: expect.stringContaining('Kaffee Burger') });
  });
});

describe('a server that works', () => {
  test('is asked once a second at most, however many people ask', async () => {
    const { say, standIn } = await makePlacesWorld();
    const kinds = ['cafes', 'bars', 'museums', 'supermarkets', 'hotels'];
    await Promise.all(kinds.map(async (kind) => say(ENGLISH, `${kind} near Alexanderplatz`)));
    expect(standIn.asked.filter((asked) => asked.startsWith('[out:json]')).length).toBeGreaterThanOrEqual(5);
    expect(standIn.rude).toEqual([]);
  });

  test('is not asked the same again within a day', async () => {
    const { say, standIn, whole } = await makePlacesWorld();
    await say(ENGLISH, 'cafes near Alexanderplatz');
    const before = standIn.asked.length;
    await whole.clock.advance(DAY_MS / 2);
    await say(RUSSIAN, 'find cafes near Alexanderplatz');
    expect(standIn.asked).toHaveLength(before);
    await whole.clock.advance(DAY_MS);
    await say(ENGLISH, 'cafes near Alexanderplatz');
    expect(standIn.asked).toHaveLength(before + 1);
  });

  test('is asked by nobody who does not say who they are', async () => {
    const { say, standIn } = await makePlacesWorld({ contact: null });
    await expect(say(ENGLISH, 'cafes near Alexanderplatz')).resolves.toMatchObject({
      text: expect.stringContaining('refused the question'),
    });
    expect(standIn.rude).toEqual(['who is "Parley/1.0 (self-hosted assistant; no contact given)"?']);
  });
});

describe('the settings', () => {
  test.each([
    [{ nominatim: 'ftp://x' }, 'plugins.settings.places.nominatim: an http or https address'],
    [{ overpass: 'http://user:pass@x/' }, 'plugins.settings.places.overpass: an http or https address without a password'],
    [{ contact: 'a b\n' }, 'plugins.settings.places.contact: an e-mail address or a web page'],
    [{ radius: 1 }, 'plugins.settings.places.radius: '],
    [{ colour: 'red' }, 'plugins.settings.places: '],
  ])('%j is refused with its place', (settings, said) => {
    expect(() => plugin.open(settings)).toThrow(said);
  });
});
