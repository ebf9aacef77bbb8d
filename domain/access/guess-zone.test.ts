import { expect, test } from 'vitest';

import { guessZone } from './guess-zone.ts';

test.each([
  ['ru-KZ', 'Europe/Berlin', 'Asia/Almaty'],
  ['en_GB', 'UTC', 'Europe/London'],
  ['zh-Hans-CN', 'UTC', 'Asia/Shanghai'],
  ['ru', 'Europe/Berlin', 'Europe/Berlin'],
  ['ru', 'UTC', 'Europe/Moscow'],
  ['en', 'UTC', 'UTC'],
  ['de-XX', 'UTC', 'Europe/Berlin'],
  ['', 'Asia/Tokyo', 'Asia/Tokyo'],
  [null, 'UTC', 'UTC'],
  ['constructor', 'UTC', 'UTC'],
])('of %s, let in from %s, is %s', (tag, theirs, zone) => {
  expect(guessZone(tag, theirs)).toBe(zone);
});
