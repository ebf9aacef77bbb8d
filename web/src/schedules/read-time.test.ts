import { expect, test } from 'vitest';

import { readTime } from './read-time.ts';

test.each([
  ['0 9 * * *', { cron: '0 9 * * *' }],
  [' */5 8-18 * * MON-FRI ', { cron: '*/5 8-18 * * MON-FRI' }],
  ['tomorrow 9:00', { at: 'tomorrow 9:00' }],
  ['завтра в 9', { at: 'завтра в 9' }],
  ['2026-12-01 14:30', { at: '2026-12-01 14:30' }],
])('%s', (text, time) => {
  expect(readTime(text)).toEqual(time);
});
