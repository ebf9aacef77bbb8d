import ICAL from 'ical.js';

import { instantOf, z } from '../../domain/plugins/index.ts';
import { isWithin } from './occurrence.ts';
import type { Occurrence, Range } from './occurrence.ts';

/** A rule that never comes to the range, or repeats each second, is given up here. */
const MOST_STEPS = 20_000;
const MOST_OF_ONE = 1_000;
/** No two clocks of the world are further apart. */
const CLOCKS_APART_MS = 2 * 86_400_000;
const DETAILS = z.object({ startDate: z.instanceof(ICAL.Time), endDate: z.instanceof(ICAL.Time), item: z.instanceof(ICAL.Event) });

/** The times in a range at which the events of a calendar's text happen. Whole days and times without a zone are on the clock of `zone`. Throws for what is no calendar. */
export function readIcs(text: string, range: Range, zone: string): readonly Occurrence[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (calendar.name !== 'vcalendar') throw new Error('This is no calendar.');
  const components = calendar.getAllSubcomponents('vevent').filter((each) => each.hasProperty('dtstart'));
  const [masters, changed] = [components.filter((each) => !isChanged(each)), components.filter(isChanged)];
  const known = new Set(masters.map(uidOf));
  const events = masters.map(
    // Left to itself the library takes what was changed of any event for a change of this one.
    (component) => new ICAL.Event(component, { exceptions: changed.filter((each) => uidOf(each) === uidOf(component)) }),
  );
  // What was changed of something that repeats may come without it, in an invitation.
  const alone = changed.filter((each) => !known.has(uidOf(each))).map((component) => new ICAL.Event(component));
  return [
    ...events.flatMap((event) => (event.isRecurring() ? again(event, range, zone) : once(event, range, zone))),
    ...alone.flatMap((event) => once(event, range, zone)),
  ];
}

function isChanged(component: ICAL.Component): boolean {
  return component.hasProperty('recurrence-id');
}

function uidOf(component: ICAL.Component): string {
  return String(component.getFirstPropertyValue('uid') ?? '');
}

function once(event: ICAL.Event, range: Range, zone: string): readonly Occurrence[] {
  const recurrenceId = event.isRecurrenceException() ? event.recurrenceId.toString() : null;
  const found = occurrenceOf(event, { start: event.startDate, end: event.endDate, recurrenceId }, zone);
  return isWithin(found, range) ? [found] : [];
}

function again(event: ICAL.Event, range: Range, zone: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const iterator = event.iterator();
  // One that was put off may come later than its place in the row, so what changes is looked at whatever place it has.
  const exceptions = Object.values(event.exceptions).flatMap((each) => once(each, range, zone));
  const changed = new Set(Object.values(event.exceptions).map((each) => placeOf(each, 'recurrence-id', each.recurrenceId, zone)));
  const early = range.from.getTime() - CLOCKS_APART_MS - event.duration.toSeconds() * 1_000;
  for (let step = 0; step < MOST_STEPS && found.length < MOST_OF_ONE; step += 1) {
    // Null or undefined at the end of the row.
    const next: unknown = iterator.next();
    if (!(next instanceof ICAL.Time) || wallOf(next) >= range.until.getTime() + CLOCKS_APART_MS) break;
    if (wallOf(next) < early && event.rangeExceptions.length === 0) continue;
    const { startDate, endDate, item } = DETAILS.parse(event.getOccurrenceDetails(next));
    if (changed.has(placeOf(event, 'dtstart', next, zone))) continue;
    const one = occurrenceOf(item, { start: startDate, end: endDate, recurrenceId: next.toString() }, zone);
    if (isWithin(one, range)) found.push(one);
  }
  return [...found, ...exceptions];
}

/** The instant of a time that is written as this property is: places are written in UTC here and on a clock there. */
function placeOf({ component }: ICAL.Event, property: string, time: ICAL.Time, zone: string): number {
  return instantIn(time, zoneNamed(component.getFirstProperty(property)?.getFirstParameter('tzid')) ?? zone);
}

interface Placed {
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
  readonly recurrenceId: string | null;
}

function occurrenceOf(event: ICAL.Event, { start, end, recurrenceId }: Placed, zone: string): Occurrence {
  const text = (name: string): string | null => {
    const value: unknown = event.component.getFirstPropertyValue(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  // A zone that the calendar does not describe is only named at the property.
  const named = zoneNamed(event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid')) ?? zone;
  const namedAtEnd = zoneNamed(event.component.getFirstProperty('dtend')?.getFirstParameter('tzid')) ?? named;
  const from = instantIn(start, start.isDate ? zone : named);
  const to = instantIn(end, end.isDate ? zone : namedAtEnd);
  return {
    uid: event.uid,
    title: text('summary') ?? '',
    start: from,
    end: Math.max(from, to),
    isAllDay: start.isDate,
    place: text('location'),
    invitees: event.attendees.map((each) => String(each.getFirstValue() ?? '').replace(/^mailto:/iu, '')),
    recurrenceId,
    isBusy: text('transp')?.toUpperCase() !== 'TRANSPARENT' && text('status')?.toUpperCase() !== 'CANCELLED',
  };
}

/** A zone that the world knows goes by what the world knows; another one by what its calendar says of it. */
function instantIn(time: ICAL.Time, zone: string): number {
  const wall = wallOf(time);
  if (time.isDate) return instantOf(wall, zone).getTime();
  const { tzid } = time.zone ?? ICAL.Timezone.localTimezone;
  if (tzid === 'UTC' || tzid === 'Z') return wall;
  if (tzid === 'floating') return instantOf(wall, zone).getTime();
  const known = zoneNamed(tzid);
  return known === null ? time.toUnixTime() * 1000 : instantOf(wall, known).getTime();
}

/** What its clock shows, as if that were UTC. */
function wallOf(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

/** Null: no zone of the world has this name. */
function zoneNamed(name: unknown): string | null {
  if (typeof name !== 'string' || !/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/u.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
