import { dayAt } from '../../domain/plugins/index.ts';
import { findEntries } from './find-entry.ts';
import { look } from './look.ts';
import type { Entry } from './look.ts';
import { rangeOf, readRange } from './read-range.ts';
import type { CalendarContext } from './settings.ts';
import { hours } from './show.ts';

const DAYS_AHEAD = 92;
const MOST_CHOICES = 5;

/** Something that can be changed. */
export type Changeable = Entry & { readonly stored: NonNullable<Entry['stored']> };

/** What somebody may mean, on the day that they name or in the next months: of what repeats the next one. */
export async function choicesFor(context: CalendarContext, said: string): Promise<readonly Changeable[]> {
  const { zone } = context;
  const now = context.now();
  const { range, rest } = readRange(said, { now, zone });
  const onDay = range === null ? [] : findEntries(await changeable(context, range), rest);
  const today = dayAt(now, zone);
  // The day may be a part of its title.
  const found = onDay.length > 0 ? onDay : findEntries(await changeable(context, rangeOf(today, today + DAYS_AHEAD, zone)), said);
  return firstOfEach(found).slice(0, MOST_CHOICES);
}

async function changeable(context: CalendarContext, range: { readonly from: Date; readonly until: Date }): Promise<readonly Changeable[]> {
  const now = context.now().getTime();
  const { entries } = await look(context, range);
  return entries.flatMap((entry) => (entry.stored !== null && entry.occurrence.end > now ? [{ ...entry, stored: entry.stored }] : []));
}

function firstOfEach<E extends Entry>(entries: readonly E[]): readonly E[] {
  return entries.filter(({ occurrence: { uid } }, index) => entries.findIndex((each) => each.occurrence.uid === uid) === index);
}

/** For a button: the day, the time and the title, as far as it goes. */
export function labelOf({ occurrence }: Entry, context: CalendarContext): string {
  const locale = context.language === 'ru' ? 'ru-RU' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { timeZone: context.zone, weekday: 'short', day: 'numeric', month: 'short' });
  return `${format.format(occurrence.start)} ${hours(occurrence, context)} ${occurrence.title.slice(0, 30).toWellFormed()}`.trim();
}
