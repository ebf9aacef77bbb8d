import { describe, expect, test } from 'vitest';

import { geoText, readGeo } from './geo-text.ts';

describe('a location as a text', () => {
  test.each([
    [{ latitude: 55.7520263, longitude: 37.6153107, title: null }, 'geo:55.752026,37.615311'],
    [{ latitude: -33.9, longitude: -0.000001, title: 'Кафе\n«У моря»' }, 'geo:-33.9,-0.000001 Кафе «У моря»'],
    [{ latitude: 0, longitude: 180, title: '  ' }, 'geo:0,180'],
  ])('%j is %s', (point, text) => {
    expect(geoText(point)).toBe(text);
  });

  test.each([
    ['geo:52.52,13.405', { latitude: 52.52, longitude: 13.405, title: null }],
    ['geo:52.52,13.405;u=35', { latitude: 52.52, longitude: 13.405, title: null }],
    ['geo:52.52,13.405,34;crs=wgs84;u=35 Alexanderplatz', { latitude: 52.52, longitude: 13.405, title: 'Alexanderplatz' }],
    ['GEO:-1,-2', { latitude: -1, longitude: -2, title: null }],
    ['geo:91,0', null],
    ['geo:0,181', null],
    ['geo:', null],
    ['my geo:1,2', null],
    ['geo:1,2nd', null],
  ])('%s is read', (text, point) => {
    expect(readGeo(text)).toEqual(point);
  });

  test('comes back as it was', () => {
    const point = { latitude: 55.75, longitude: 37.58, title: 'Арбат' };
    expect(readGeo(geoText(point))).toEqual(point);
  });
});
