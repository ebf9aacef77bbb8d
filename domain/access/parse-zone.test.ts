import { expect, test } from 'vitest';

import { parseZone } from './parse-zone.ts';

test.each([
  ['Berlin', 'Europe/Berlin'],
  ['Берлин', 'Europe/Berlin'],
  ['в Берлине', 'Europe/Berlin'],
  ["I'm in Berlin.", 'Europe/Berlin'],
  [' europe/berlin ', 'Europe/Berlin'],
  ['America/New York', 'America/New_York'],
  ['New York', 'America/New_York'],
  ['new-york!', 'America/New_York'],
  ['Нью-Йорк', 'America/New_York'],
  ['San Francisco', 'America/Los_Angeles'],
  ['Лиссабон', 'Europe/Lisbon'],
  ['по Москве', 'Europe/Moscow'],
  ['по московскому времени', 'Europe/Moscow'],
  ['МСК', 'Europe/Moscow'],
  ['я в Казани', 'Europe/Moscow'],
  ['Кишинёв', 'Europe/Chisinau'],
  ['UTC', 'UTC'],
  ['UTC+3', 'Etc/GMT-3'],
  ['utc -8', 'Etc/GMT+8'],
  ['GMT−8', 'Etc/GMT+8'],
  ['+3', 'Etc/GMT-3'],
  ['мск+2', 'Etc/GMT-5'],
  ['UTC+0', 'UTC'],
  ['UTC+5:30', 'Asia/Kolkata'],
  ['UTC+14:00', 'Etc/GMT-14'],
])('%s is the zone %s', (text, zone) => {
  expect(parseZone(text)).toBe(zone);
  expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
});

test.each([
  '',
  '  ',
  'в',
  '3',
  'UTC+15',
  'UTC+3:15',
  'Mars/Phobos',
  '../../etc/passwd',
  'Привет!',
  'Какая погода в Берлине?',
  'Berlin or Paris',
  'Tell me about Berlin',
  'Europe',
  'москве',
  '🙂',
  'Berlin\nParis',
  'Берлин '.repeat(20),
])('%j is none', (text) => {
  expect(parseZone(text)).toBeNull();
});
