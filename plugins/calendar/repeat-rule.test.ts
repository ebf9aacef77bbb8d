import { expect, test } from 'vitest';

import type { Rule } from '../../domain/plugins/index.ts';
import { repeatRule } from './repeat-rule.ts';

const CLOCK = { hour: 9, minute: 0 };

test.each<readonly [Rule, string | null]>([
  [{ kind: 'interval', minutes: 30 }, null],
  [{ kind: 'days', every: 2, clock: CLOCK }, 'FREQ=DAILY;INTERVAL=2'],
  [{ kind: 'weeks', every: 2, weekdays: [1, 4], clock: CLOCK }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH'],
  [{ kind: 'months', every: 1, date: 15, clock: CLOCK }, 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15'],
  [{ kind: 'months', every: 1, date: 31, clock: CLOCK }, 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'],
  [{ kind: 'nth', nth: -1, weekday: 5, clock: CLOCK }, 'FREQ=MONTHLY;BYDAY=-1FR'],
  [{ kind: 'years', month: 3, date: 5, clock: CLOCK }, 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5'],
])('%j is written %s', (rule, written) => {
  expect(repeatRule(rule)).toBe(written);
});
