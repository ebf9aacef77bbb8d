import type OpeningHours from 'opening_hours';

import { wallTimeOf } from '../../domain/plugins/index.ts';
import type { Place, Point } from './place.ts';
import type { When } from './read-when.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Nobody asks further ahead. */
const AHEAD_DAYS = 14;
const NIGHT = [4 * 60, 14 * 60];
/** The countries of which the library knows holidays; asked about others, it writes to the console. */
const KNOWN_COUNTRIES =
  'ar at au be bg br by ca ch ci cn cz de dk ee es fi fr ge gg gi gr hr hu ie im it je jp lt lu lv mc md mt mx na nf nl no nz pl pm pt ro rs ru se si sj sk sm ua us vn za'.split(
    ' ',
  );

/** Where a place is, as far as its hours depend on it: holidays are those of a country and a state. */
export interface HoursPlace extends Point {
  readonly country: string | null;
  readonly state: string | null;
  /** An IANA zone. */
  readonly zone: string;
}

export type Opening =
  /** `changes`: when that ends, on the wall clock there (see `wallOf`); null: not soon. */
  { readonly kind: 'open' | 'closed'; readonly at: Date; readonly changes: Date | null } | { readonly kind: 'unknown' };

/** Reads the opening hours of places. The library is loaded when it is first needed: it is large. */
export async function makeReadOpening(place: HoursPlace, when: When | null, now: Date): Promise<(of: Place) => Opening> {
  const { default: Hours } = await import('opening_hours');
  const moments = momentsOf(when, wallOf(now, place.zone));
  return ({ tags }) => {
    const value = tags['opening_hours'];
    if (value === undefined) return { kind: 'unknown' };
    for (const text of [value, withoutHolidays(value)]) {
      const opening = openingAt(() => {
        // Degrees have to be strings, whatever its types say.
        const made: unknown = Reflect.construct(Hours, [text, contextOf(place, now)]);
        return made instanceof Hours ? made : null;
      }, moments);
      if (opening !== null) return opening;
    }
    return { kind: 'unknown' };
  };
}

/**
 * What the wall clock of a zone shows, as a date whose local parts say so: the library knows only the zone of its process. In the one hour a year that the
 * process's own zone leaves out, that is an hour off.
 */
export function wallOf(instant: Date, zone: string): Date {
  const shown = new Date(wallTimeOf(instant, zone));
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate()];
  return new Date(year, month, day, shown.getUTCHours(), shown.getUTCMinutes());
}

interface Moments {
  readonly kind: 'one' | 'any' | 'all';
  /** Of `any`: from when to when. */
  readonly at: readonly Date[];
}

function momentsOf(when: When | null, now: Date): Moments {
  if (when === null || when.kind === 'now') return { kind: 'one', at: [now] };
  if (when.kind === 'always') return { kind: 'all', at: [now, ...NIGHT.map((minutes) => onDay(now, 1, minutes))] };
  const at = momentOf(when, now);
  return when.minutes === null ? { kind: 'any', at: [at, onDay(at, 1, 0)] } : { kind: 'one', at: [at] };
}

/** The time that is meant, on the wall clock there; of a whole day its beginning. */
export function momentOf({ day, minutes }: Extract<When, { kind: 'at' }>, now: Date): Date {
  return onDay(now, 'in' in day ? day.in : (day.weekday - now.getDay() + 7) % 7, minutes ?? 0);
}

function onDay(now: Date, days: number, minutes: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 0, minutes);
}

/** Null: it cannot be told. */
function openingAt(read: () => OpeningHours | null, { kind, at }: Moments): Opening | null {
  try {
    const hours = read();
    if (hours === null) return null;
    const [first = new Date(0), last = first] = at;
    if (kind === 'any') return anyOf(hours, first, last);
    if (at.some((moment) => hours.getUnknown(moment))) return { kind: 'unknown' };
    const isOpen = at.every((moment) => hours.getState(moment));
    const limit = new Date(first.getTime() + AHEAD_DAYS * DAY_MS);
    return { kind: isOpen ? 'open' : 'closed', at: first, changes: hours.getNextChange(first, limit) ?? null };
  } catch {
    return null;
  }
}

/** The longest time at which it is open that day. */
function anyOf(hours: OpeningHours, from: Date, to: Date): Opening {
  const open = hours.getOpenIntervals(from, to).filter(([, , isUnknown]) => !isUnknown);
  const [longest] = open.toSorted(([a, b], [c, d]) => d.getTime() - c.getTime() - (b.getTime() - a.getTime()));
  if (longest === undefined) return { kind: 'closed', at: from, changes: hours.getNextChange(to) ?? null };
  const [begins, ends] = longest;
  return { kind: 'open', at: begins, changes: ends >= to ? (hours.getNextChange(new Date(ends.getTime() - MINUTE_MS)) ?? null) : ends };
}

/** What the library is told of where the place is. It takes the sun for that of its process's zone, so the place is moved by as much as the clocks differ. */
function contextOf({ latitude, longitude, country, state, zone }: HoursPlace, now: Date) {
  const ahead = (wallOf(now, zone).getTime() - now.getTime()) / MINUTE_MS;
  const point = { lat: String(latitude), lon: String(longitude - ahead / 4) };
  return country === null || !KNOWN_COUNTRIES.includes(country)
    ? point
    : { ...point, address: { country_code: country, state: state ?? '', 'ISO3166-2-lvl4': state ?? '' } };
}

/** The rules that need no calendar: of some countries no holidays are known. */
function withoutHolidays(value: string): string {
  return value
    .split(';')
    .map((rule) => rule.replaceAll(/,\s*(?:PH|SH)\b|\b(?:PH|SH)\s*,/g, ''))
    .filter((rule) => !/^\s*(?:PH|SH)\b/.test(rule))
    .join(';');
}
