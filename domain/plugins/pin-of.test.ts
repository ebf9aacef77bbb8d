import { describe, expect, test } from 'vitest';

import { makeRedactor } from '../redaction/redactor.ts';
import { pinOf } from './pin-of.ts';

const SECRET = 'верблюд-в-тапках';
const PIN = { latitude: 55.75, longitude: 37.59, title: 'Аптека', address: 'Арбат 9' };
const redactor = makeRedactor({ secrets: [SECRET] });

describe('the place of a reply', () => {
  test.each([
    ['as it is', PIN, PIN],
    ['in one line each', { ...PIN, title: ' Аптека\nрядом ', address: '' }, { ...PIN, title: 'Аптека рядом', address: '' }],
    ['by its degrees where it has no name', { ...PIN, title: ' ' }, { ...PIN, title: '55.75, 37.59' }],
    ['no longer than a line', { ...PIN, title: 'я'.repeat(900) }, { ...PIN, title: 'я'.repeat(200) }],
    ['not at all where it is nowhere', { ...PIN, latitude: 91 }, null],
    ['not at all beyond the last meridian', { ...PIN, longitude: -180.1 }, null],
    ['not at all where nobody knows where it is', { ...PIN, latitude: Number.NaN }, null],
  ])('is shown %s', (_, pin, shown) => {
    expect(pinOf(redactor, { pin })).toEqual(shown);
  });

  test('I10: names no secret', () => {
    const shown = pinOf(redactor, { pin: { ...PIN, title: `Кафе ${SECRET}`, address: SECRET } });
    expect(JSON.stringify(shown)).not.toContain(SECRET);
  });

  test('is none where there is none', () => {
    expect(pinOf(redactor, {})).toBeNull();
  });
});
