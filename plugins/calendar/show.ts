import { clockAt, dayAt } from '../../domain/plugins/index.ts';
import { CALENDAR_TEXTS } from './calendar-texts.ts';
import type { Entry, Seen } from './look.ts';
import type { Occurrence, Range } from './occurrence.ts';
import { isWithin } from './occurrence.ts';
import { rangeOf } from './read-range.ts';
import type { CalendarContext } from './settings.ts';

const MOST_SHOWN = 40;
const LONGEST_TITLE = 120;
const MINUTE_MS = 60_000;
/** Nobody asks for free time in the night. */
const [FIRST_HOUR, LAST_HOUR] = [8, 20];
/** A gap shorter than this is of no use. */
const LEAST_GAP_MS = 15 * MINUTE_MS;

type Reader = Pick<CalendarContext, 'language' | 'zone' | 'now'>;

/** What is on, day by day. */
export function agenda({ entries, away }: Seen, context: Reader): string {
  const texts = CALENDAR_TEXTS[context.language];
  const shown = entries.slice(0, MOST_SHOWN);
  const days = Map.groupBy(shown, ({ occurrence }) =>
    Math.max(dayAt(new Date(occurrence.start), context.zone), dayAt(context.now(), context.zone)),
  );
  const parts = [...days].map(([, each]) =>
    [`**${dayName(each[0]?.occurrence.start ?? 0, context)}**`, ...each.map((entry) => line(entry, context))].join('\n'),
  );
  const rest = entries.length > shown.length ? [texts.more(entries.length - shown.length)] : [];
  return [...(entries.length === 0 ? [texts.nothing] : parts), ...rest, ...away.map(texts.away)].join('\n\n');
}

/** When there is time on each of the days, or whether there is at a time. */
export function freeTimes({ entries, away }: Seen, asked: { readonly range: Range; readonly isExact: boolean }, context: Reader): string {
  const texts = CALENDAR_TEXTS[context.language];
  // A birthday takes no time, and a holiday may: what lasts all day is named beside the times.
  const busy = entries.filter(({ occurrence }) => occurrence.isBusy && !occurrence.isAllDay);
  const allDay = entries.filter(({ occurrence }) => occurrence.isAllDay);
  const notes = away.map(texts.away);
  if (asked.isExact) {
    const taken = busy.filter(({ occurrence }) => isWithin(occurrence, asked.range));
    const when = `${dayName(asked.range.from.getTime(), context)}, ${clock(asked.range.from, context)}–${clock(asked.range.until, context)}`;
    return [
      taken.length === 0 ? texts.free(when) : texts.busy(when),
      ...[...allDay, ...taken].map((entry) => line(entry, context)),
      ...notes,
    ].join('\n');
  }
  const [first, last] = [dayAt(asked.range.from, context.zone), dayAt(new Date(asked.range.until.getTime() - 1), context.zone)];
  const days = Array.from({ length: Math.min(14, last - first + 1) }, (_, at) => first + at);
  const lines = days.map((day) => {
    const range = rangeOf(day, day, context.zone);
    const beside = allDay.filter(({ occurrence }) => isWithin(occurrence, range));
    const named = beside.map(({ occurrence }) => ` · ${texts.allDay}: ${titleOf(occurrence, context)}`).join('');
    const gaps = gapsOf(
      day,
      busy.map(({ occurrence }) => occurrence),
      context,
    );
    const said = gaps.map((gap) => `${clock(gap.from, context)}–${clock(gap.until, context)}`).join(', ');
    return `- ${dayName(range.from.getTime(), context)}: ${said === '' ? texts.fullDay : said}${named}`;
  });
  return [texts.freeTimes, ...lines, ...notes].join('\n');
}

function gapsOf(day: number, busy: readonly Occurrence[], { zone, now }: Reader): readonly Range[] {
  const { from: midnight } = rangeOf(day, day, zone);
  const begin = Math.max(midnight.getTime() + FIRST_HOUR * 60 * MINUTE_MS, now().getTime());
  const end = midnight.getTime() + LAST_HOUR * 60 * MINUTE_MS;
  const gaps: Range[] = [];
  let free = begin;
  for (const { start, end: until } of busy.toSorted((a, b) => a.start - b.start)) {
    if (start >= end || until <= free) continue;
    if (start - free >= LEAST_GAP_MS) gaps.push({ from: new Date(free), until: new Date(start) });
    free = Math.max(free, until);
  }
  if (end - free >= LEAST_GAP_MS) gaps.push({ from: new Date(free), until: new Date(end) });
  return gaps;
}

/** One line: from when to when, what, where and who. */
export function line({ occurrence, calendar, stored }: Entry, context: Reader): string {
  const { place, invitees } = occurrence;
  const more = [
    ...(place === null ? [] : [`📍 ${plain(place)}`]),
    ...(invitees.length === 0 ? [] : [`👥 ${invitees.slice(0, 5).map(plain).join(', ')}${invitees.length > 5 ? ' …' : ''}`]),
    ...(occurrence.recurrenceId === null ? [] : ['🔁']),
    ...(stored === null ? [`(${plain(calendar)})`] : []),
  ];
  return ['-', hours(occurrence, context), `**${titleOf(occurrence, context)}**`, ...more].join(' ');
}

export function titleOf({ title }: Pick<Occurrence, 'title'>, { language }: Pick<Reader, 'language'>): string {
  return title === '' ? CALENDAR_TEXTS[language].untitled : plain(title);
}

/** `9:00–10:00`, with the day of the end where that is another one. */
export function hours({ start, end, isAllDay }: Pick<Occurrence, 'start' | 'end' | 'isAllDay'>, context: Reader): string {
  const [from, until] = [new Date(start), new Date(end)];
  const lastDay = isAllDay ? new Date(end - 1) : until;
  const isLonger = dayAt(from, context.zone) !== dayAt(lastDay, context.zone);
  const to = isLonger ? `${dayName(lastDay.getTime(), context)}${isAllDay ? '' : ` ${clock(until, context)}`}` : clock(until, context);
  if (isAllDay) return isLonger ? `${CALENDAR_TEXTS[context.language].allDay} – ${to}` : CALENDAR_TEXTS[context.language].allDay;
  return start === end ? clock(from, context) : `${clock(from, context)}–${to}`;
}

/** The day, with its year where that is not this one. */
export function dayName(instant: number, { language, zone, now }: Reader): string {
  const year = (at: Date): string => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(at);
  const at = new Date(instant);
  const withYear = year(at) === year(now()) ? {} : ({ year: 'numeric' } as const);
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', ...withYear }).format(at);
}

function clock(at: Date, { zone }: Pick<Reader, 'zone'>): string {
  const { hour, minute } = clockAt(at, zone);
  return `${String(hour)}:${String(minute).padStart(2, '0')}`;
}

/** Somebody else's words, on one line and without marks that would change what stands around them. */
function plain(text: string): string {
  const short = text.replaceAll(/\s+/gu, ' ').trim();
  const cut = short.length > LONGEST_TITLE ? `${short.slice(0, LONGEST_TITLE).toWellFormed()}…` : short;
  return cut.replaceAll(/[\\`*_[\]<>#|~]/gu, String.raw`\$&`);
}
