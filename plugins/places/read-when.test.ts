import { describe, expect, test } from 'vitest';

import { readWhen } from './read-when.ts';
import type { When } from './read-when.ts';

const at = (day: Extract<When, { kind: 'at' }>['day'], minutes: number | null): When => ({ kind: 'at', day, minutes });
const NOW: When = { kind: 'now' };

describe('when a place is to be open', () => {
  test.each<readonly [string, When | null, string]>([
    ['a pharmacy that is open now', NOW, 'a pharmacy'],
    ['аптека, которая сейчас открыта', NOW, 'аптека,'],
    ['which cafes are still open', NOW, 'which cafes are'],
    ['открытые кафе', NOW, 'кафе'],
    ['bars open till late on Sunday', at({ weekday: 0 }, 1380), 'bars'],
    ['бар допоздна в субботу', at({ weekday: 6 }, 1380), 'бар'],
    ['cafe open until 11 pm', at({ in: 0 }, 1379), 'cafe'],
    ['cafe open until 11', at({ in: 0 }, 1379), 'cafe'],
    ['кафе до 23:30 завтра', at({ in: 1 }, 1409), 'кафе'],
    ['gym at 6 am tomorrow', at({ in: 1 }, 360), 'gym'],
    ['pubs open till midnight', at({ in: 0 }, 1439), 'pubs'],
    ['паб до полуночи', at({ in: 0 }, 1439), 'паб'],
    ['food after 12 am', at({ in: 0 }, 1439), 'food'],
    ['бар до 2 ночи', at({ in: 0 }, 119), 'бар'],
    ['lunch at noon', at({ in: 0 }, 720), 'lunch'],
    ['museums open on Monday', at({ weekday: 1 }, null), 'museums'],
    ['музеи в понедельник', at({ weekday: 1 }, null), 'музеи'],
    ['bakery on Sunday morning', at({ weekday: 0 }, 540), 'bakery'],
    ['ресторан завтра вечером', at({ in: 1 }, 1200), 'ресторан'],
    ['restaurants open tonight', at({ in: 0 }, 1260), 'restaurants'],
    ['cafe this afternoon', at({ in: 0 }, 900), 'cafe'],
    ['shops the day after tomorrow', at({ in: 2 }, null), 'shops the'],
    ['24/7 pharmacy', { kind: 'always' }, 'pharmacy'],
    ['круглосуточная аптека', { kind: 'always' }, 'аптека'],
    ['a shop open 24 hours a day', { kind: 'always' }, 'a shop'],
    ['a pharmacy', null, 'a pharmacy'],
  ])('%s', (text, when, rest) => {
    const read = readWhen(text);
    expect(read.when).toEqual(when);
    expect(read.rest.replaceAll(/\s+/g, ' ').trim()).toBe(rest);
  });
});
