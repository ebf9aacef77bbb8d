import { describe, expect, it } from 'vitest';

import { InvalidInputError } from '../../errors.ts';
import { parseCron } from './parse-cron.ts';

describe('a cron expression', () => {
  it.each(['0 9 * * *', '*/5 * * * *', '0 0 29 2 *', '15 8-18/2 * JAN,JUL MON-FRI', '0 12 L * *', '0 10 * * FRI#2', '0 0 * * 7'])(
    'such as %s is taken as it is',
    (text) => expect(parseCron(text, 'en')).toBe(text),
  );

  it('may have blanks around and between its fields', () => {
    expect(parseCron('  0\t9  * *\n* ', 'en')).toBe('0 9 * * *');
  });

  it.each([
    ['61 9 * * *', 'cron: "61" in "61 9 * * *" is no minute (0 to 59): write it like "0 9 * * 1-5".'],
    ['0 25 * * *', 'cron: "25" in "0 25 * * *" is no hour (0 to 23): write it like "0 9 * * 1-5".'],
    ['0 9 * 13 *', 'cron: "13" in "0 9 * 13 *" is no month (1 to 12): write it like "0 9 * * 1-5".'],
    ['0 9 * * mo', 'cron: "mo" in "0 9 * * mo" is no day of the week (0 (Sunday) to 6): write it like "0 9 * * 1-5".'],
    ['0 9 32 * *', 'cron: "32" in "0 9 32 * *" is no day of the month (1 to 31): write it like "0 9 * * 1-5".'],
    ['0 9 * *', 'cron: "0 9 * *" has 4 fields instead of five (minute, hour, day, month, weekday): write it like "0 9 * * *".'],
    ['0 0 9 * * *', 'cron: "0 0 9 * * *" has 6 fields instead of five (minute, hour, day, month, weekday): write it like "0 9 * * *".'],
    ['@daily', 'cron: "@daily" has 1 field instead of five (minute, hour, day, month, weekday): write it like "0 9 * * *".'],
    ['', 'cron: "" has 0 fields instead of five (minute, hour, day, month, weekday): write it like "0 9 * * *".'],
    ['0 9 31 2 *', 'cron: "0 9 31 2 *" names a day that never comes: write it like "0 9 28 2 *".'],
    ['*/0 * * * *', 'cron: "*/0" in "*/0 * * * *" is no minute (0 to 59): write it like "0 9 * * 1-5".'],
    ['30-10 * * * *', 'cron: "30-10" in "30-10 * * * *" is no minute (0 to 59): write it like "0 9 * * 1-5".'],
  ])('"%s" is refused in one sentence with its place and a right one', (text, message) => {
    expect(() => parseCron(text, 'en')).toThrow(new InvalidInputError('cron', message));
  });

  it('is refused in Russian too, and shown in part when it is endless', () => {
    expect(() => parseCron('каждый день', 'ru')).toThrow('полей 2');
    expect(() => parseCron('9'.repeat(10_000), 'en')).toThrow(/^.{1,200}$/);
    expect(() => parseCron(`${'9,'.repeat(5_000)}9 * * * *`, 'en')).toThrow(/^.{1,200}$/);
  });
});
