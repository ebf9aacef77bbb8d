import * as english from 'chrono-node/en';
import * as russian from 'chrono-node/ru';

import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { SCHEDULE_TEXTS } from './schedule-texts.ts';
import { instantOf, wallTimeOf } from './zone-time.ts';

const LONGEST = 100;
const ISO = /^(\d{4})-(\d{2})-(\d{2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
/** Months first in one country, days in another. */
const UNCLEAR_DATE = /(?:^|\s)\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?:\s|$)/;
/** Morning or evening. */
const UNCLEAR_HOUR = /(?:^|\s)at (?:0?[1-9]|1[0-2])$/i;
/** What may stand around a time without changing it. */
const FILLERS = /^(?:on|at|the|в|во|к)?$/iu;

/**
 * The instant that a person means by "tomorrow 9:00", "завтра в 9", "2026-12-01 14:30", "in 2 hours", "friday 18:00" in their zone. A time that the
 * zone leaves out is the end of the gap; of one that comes twice, the first. Throws InvalidInputError for the past, what can be read in more than one
 * way, and what is no time.
 */
export function parseAt(text: string, options: { readonly now: Date; readonly zone: string; readonly language: Language }): Date {
  const texts = SCHEDULE_TEXTS[options.language];
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  const refuse = (why: (text: string) => string): InvalidInputError =>
    new InvalidInputError('at', why(plain.length > LONGEST ? `${plain.slice(0, LONGEST).toWellFormed()}…` : plain));
  if (plain.length > LONGEST) throw refuse(texts.atUnknown);
  if (UNCLEAR_DATE.test(plain)) throw refuse(texts.atDateUnclear);
  if (UNCLEAR_HOUR.test(plain)) throw refuse(texts.atHourUnclear);
  const read = readDate(plain, options.zone) ?? readWords(plain, options);
  if (read === null) throw refuse(texts.atUnknown);
  if (read === 'no-hour') throw refuse(texts.atNoHour);
  if (read <= options.now) throw refuse(texts.atPast);
  return read;
}

/** As a program writes it; null: it is written otherwise, or there is no such day or hour. */
function readDate(text: string, zone: string): Date | null {
  const [, year, month, day, hour, minute, second = '00'] = ISO.exec(text) ?? [];
  if (year === undefined) return null;
  const iso = `${year}-${month ?? ''}-${day ?? ''}T${(hour ?? '').padStart(2, '0')}:${minute ?? ''}:${second}.000Z`;
  const wall = new Date(iso);
  return Number.isNaN(wall.getTime()) || wall.toISOString() !== iso ? null : instantOf(wall.getTime(), zone);
}

function readWords(text: string, { now, zone }: { readonly now: Date; readonly zone: string }): Date | 'no-hour' | null {
  const { casual } = /[а-яё]|^\d{1,2}\.\d/i.test(text) ? russian : english;
  // The parser counts in the machine's zone or in fixed offsets; so it is given the clock on the wall for UTC.
  const wallNow = wallTimeOf(now, zone);
  const [found, ...others] = casual.parse(text, { instant: new Date(wallNow), timezone: 0 }, { forwardDate: true });
  if (found === undefined || others.length > 0 || (found.end ?? null) !== null) return null;
  const around = [text.slice(0, found.index), text.slice(found.index + found.text.length)];
  if (!around.every((part) => FILLERS.test(part.trim()))) return null;
  const { start } = found;
  const wall = start.date().getTime();
  if (start.isCertain('millisecond')) return new Date(now.getTime() + wall - wallNow);
  if (!start.isCertain('hour')) return 'no-hour';
  return start.isCertain('timezoneOffset') ? start.date() : instantOf(wall, zone);
}
