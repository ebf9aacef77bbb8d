import type { Rule } from '../../domain/plugins/index.ts';

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** How calendars write a rule (RFC 5545, 3.3.10); null: they have no way to say it. */
export function repeatRule(rule: Rule): string | null {
  switch (rule.kind) {
    case 'interval':
      return null;
    case 'days':
      return `FREQ=DAILY;INTERVAL=${String(rule.every)}`;
    case 'weeks':
      return `FREQ=WEEKLY;INTERVAL=${String(rule.every)};BYDAY=${rule.weekdays.map((day) => DAYS[day] ?? '').join(',')}`;
    case 'months':
      return `FREQ=MONTHLY;INTERVAL=${String(rule.every)};${monthDay(rule.date)}`;
    case 'nth':
      return `FREQ=MONTHLY;BYDAY=${String(rule.nth)}${DAYS[rule.weekday] ?? ''}`;
    case 'years':
      return `FREQ=YEARLY;BYMONTH=${String(rule.month)};BYMONTHDAY=${String(rule.date)}`;
  }
}

/** Of months that have no such day, the last one. */
function monthDay(date: number): string {
  if (date <= 28) return `BYMONTHDAY=${String(date)}`;
  const days = Array.from({ length: date - 27 }, (_, at) => String(28 + at));
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
}
