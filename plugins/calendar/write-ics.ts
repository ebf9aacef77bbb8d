import ICAL from 'ical.js';

import { wallTimeOf, z } from '../../domain/plugins/index.ts';
import { calendarZone } from './calendar-zone.ts';

/** What is to stand in a calendar. */
export const DRAFT = z.object({
  title: z.string(),
  /** Milliseconds; of whole days, when the first one begins in the zone and when the day after the last one does. */
  start: z.number(),
  end: z.number(),
  isAllDay: z.boolean(),
  place: z.string().nullable(),
  invitees: z.array(z.string()),
  /** How it repeats (RFC 5545), such as `FREQ=WEEKLY`; null: it does not. */
  rule: z.string().nullable(),
});
export type Draft = z.infer<typeof DRAFT>;

/** When something begins and ends, in milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly isAllDay: boolean;
}

interface Writing {
  /** The person's, an IANA name. */
  readonly zone: string;
  readonly now: Date;
  /** Stands in what is written, so that after a crash one can see whether it was. */
  readonly mark: string;
}

const MARK = 'x-parley-change';

/** A calendar with this event alone. What repeats is on the clock of the zone, so that it stays at its hour when the clocks change. */
export function newEvent(uid: string, draft: Draft, { zone, now, mark }: Writing): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Parley//calendar//EN');
  if (!draft.isAllDay) calendar.addSubcomponent(calendarZone(zone, new Date(draft.start)));
  const component = new ICAL.Component('vevent');
  calendar.addSubcomponent(component);
  component.updatePropertyWithValue('uid', uid);
  component.updatePropertyWithValue('summary', draft.title);
  if (draft.place !== null) component.updatePropertyWithValue('location', draft.place);
  if (draft.rule !== null) component.updatePropertyWithValue('rrule', ICAL.Recur.fromString(draft.rule));
  for (const address of draft.invitees) {
    const attendee = component.addPropertyWithValue('attendee', `mailto:${address}`);
    attendee.setParameter('partstat', 'NEEDS-ACTION');
    attendee.setParameter('rsvp', 'TRUE');
  }
  place(component, draft, zone);
  stamp(component, now, mark);
  return calendar.toString();
}

/** The same calendar with the event, or one of those that repeat, at another time. Null: it is not there any more. */
export function moved(text: string, { uid, recurrenceId }: Which, span: Span, { zone, now, mark }: Writing): string | null {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = find(calendar, uid, recurrenceId);
  if (found === null) return null;
  const target = recurrenceId === null ? found.event : (found.exception ?? exceptionOf(found, recurrenceId));
  if (target.parent === null) calendar.addSubcomponent(target);
  if (!span.isAllDay && !hasZone(calendar, zone)) calendar.addSubcomponent(calendarZone(zone, new Date(span.start)));
  place(target, span, zone);
  stamp(target, now, mark);
  return calendar.toString();
}

/** The same calendar without one of those that repeat. Null: it is not there any more. */
export function withoutOne(
  text: string,
  { uid, recurrenceId }: Which & { readonly recurrenceId: string },
  { now, mark }: Writing,
): string | null {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = find(calendar, uid, recurrenceId);
  if (found === null) return null;
  if (found.exception !== null) calendar.removeSubcomponent(found.exception);
  const excluded = copyOfStart(found.event, 'exdate', recurrenceId);
  found.event.addProperty(excluded);
  stamp(found.event, now, mark);
  return calendar.toString();
}

/** Whether this change was written. */
export function isMarked(text: string, mark: string): boolean {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').some((event) => event.getFirstPropertyValue(MARK) === mark);
}

interface Which {
  readonly uid: string;
  readonly recurrenceId: string | null;
}

function find(calendar: ICAL.Component, uid: string, recurrenceId: string | null) {
  const ours = calendar.getAllSubcomponents('vevent').filter((each) => each.getFirstPropertyValue('uid') === uid);
  const idOf = (each: ICAL.Component): string | null => each.getFirstPropertyValue('recurrence-id')?.toString() ?? null;
  const event = ours.find((each) => idOf(each) === null);
  if (event === undefined) return null;
  const exception = recurrenceId === null ? null : (ours.find((each) => idOf(each) === recurrenceId) ?? null);
  // What was changed from a time on says how those behind it are.
  const since = ours
    .filter((each) => each.getFirstProperty('recurrence-id')?.getFirstParameter('range') === 'THISANDFUTURE')
    .filter((each) => (idOf(each) ?? '') <= (recurrenceId ?? ''))
    .toSorted((one, other) => ((idOf(one) ?? '') < (idOf(other) ?? '') ? 1 : -1));
  return { event, exception, like: since[0] ?? event };
}

/** A copy for one of the times alone. */
function exceptionOf(
  { event, like }: { readonly event: ICAL.Component; readonly like: ICAL.Component },
  recurrenceId: string,
): ICAL.Component {
  const copy = ICAL.Component.fromString(like.toString());
  for (const name of ['rrule', 'rdate', 'exdate', 'exrule', 'recurrence-id']) copy.removeAllProperties(name);
  copy.addProperty(copyOfStart(event, 'recurrence-id', recurrenceId));
  return copy;
}

/** A time as the event's beginning is written: of the same zone, and a day where that is one. */
function copyOfStart(event: ICAL.Component, name: string, at: string): ICAL.Property {
  const start = event.getFirstProperty('dtstart');
  const property = new ICAL.Property(name);
  const tzid: unknown = start?.getFirstParameter('tzid');
  const time = at.includes('T') ? ICAL.Time.fromDateTimeString(at) : ICAL.Time.fromDateString(at);
  property.setValue(time);
  if (typeof tzid === 'string' && !time.isDate && !at.endsWith('Z')) property.setParameter('tzid', tzid);
  return property;
}

function place(component: ICAL.Component, { start, end, isAllDay }: Span, zone: string): void {
  component.removeAllProperties('duration');
  for (const [name, instant] of [['dtstart', start] as const, ['dtend', end] as const]) {
    const wall = new Date(wallTimeOf(new Date(instant), zone)).toISOString();
    const property = new ICAL.Property(name);
    property.setValue(isAllDay ? ICAL.Time.fromDateString(wall.slice(0, 10)) : ICAL.Time.fromDateTimeString(wall.slice(0, 19)));
    if (!isAllDay) property.setParameter('tzid', zone);
    component.removeAllProperties(name);
    component.addProperty(property);
  }
}

function stamp(component: ICAL.Component, now: Date, mark: string): void {
  const at = ICAL.Time.fromJSDate(now, true);
  const sequence: unknown = component.getFirstPropertyValue('sequence');
  component.updatePropertyWithValue('dtstamp', at);
  component.updatePropertyWithValue('last-modified', at);
  component.updatePropertyWithValue('sequence', (typeof sequence === 'number' ? sequence : -1) + 1);
  component.updatePropertyWithValue(MARK, mark);
}

function hasZone(calendar: ICAL.Component, zone: string): boolean {
  return calendar.getAllSubcomponents('vtimezone').some((each) => each.getFirstPropertyValue('tzid') === zone);
}
