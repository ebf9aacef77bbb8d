import { instantOf, wallTimeOf } from '../../tasks/schedules/zone-time.ts';

const DAY_MS = 86_400_000;

/** A day of the calendar, counted from 1 January 1970. */
export type Day = number;

export interface Clock {
  readonly hour: number;
  readonly minute: number;
}

/** The day that it is in a zone. */
export function dayAt(instant: Date, zone: string): Day {
  return Math.floor(wallTimeOf(instant, zone) / DAY_MS);
}

/** What the clock shows in a zone. */
export function clockAt(instant: Date, zone: string): Clock {
  const minutes = Math.floor((wallTimeOf(instant, zone) % DAY_MS) / 60_000);
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 };
}

/** The instant of a day at which the clock shows this: of a time that the zone leaves out, the end of the gap; of one that comes twice, the first. */
export function at(day: Day, { hour, minute }: Clock, zone: string): Date {
  return instantOf(day * DAY_MS + (hour * 60 + minute) * 60_000, zone);
}

export interface DateParts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly date: number;
}

export function partsOf(day: Day): DateParts & { readonly weekday: number } {
  const shown = new Date(day * DAY_MS);
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, date: shown.getUTCDate(), weekday: shown.getUTCDay() };
}

/** The day of these parts; null: there is none, such as 31 April. */
export function dayOf({ year, month, date }: DateParts): Day | null {
  const time = new Date(Date.UTC(year, month - 1, date));
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === date ? Math.floor(time.getTime() / DAY_MS) : null;
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** So many months later, on the last day where the month has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const [toYear, toMonth] = [year + Math.floor((month - 1 + months) / 12), ((((month - 1 + months) % 12) + 12) % 12) + 1];
  return dayOf({ year: toYear, month: toMonth, date: Math.min(date, daysIn(toYear, toMonth)) }) ?? day;
}
