import ICAL from 'ical.js';

import { wallTimeOf } from '../../domain/plugins/index.ts';

const DAY_MS = 86_400_000;
/** No clock changes there and back within a week. */
const STEP_MS = 7 * DAY_MS;
/** Clocks that change further off are described by whoever reads it then. */
const YEARS_AHEAD = 10;

/** What a zone's clock does around and for ten years after an instant, as calendars describe it (RFC 5545, 3.6.5): one part for each change. */
export function calendarZone(zone: string, from: Date): ICAL.Component {
  const component = new ICAL.Component('vtimezone');
  component.updatePropertyWithValue('tzid', zone);
  const begin = from.getTime() - 400 * DAY_MS;
  const offset = (time: number): number => wallTimeOf(new Date(time), zone) - time;
  component.addSubcomponent(part(begin, { before: offset(begin), after: offset(begin) }));
  const end = from.getTime() + YEARS_AHEAD * 366 * DAY_MS;
  for (let [time, before] = [begin, offset(begin)]; time < end; time += STEP_MS) {
    const after = offset(time + STEP_MS);
    if (before !== after) component.addSubcomponent(part(changeBetween(time, time + STEP_MS, offset), { before, after }));
    before = after;
  }
  return component;
}

function part(at: number, { before, after }: { readonly before: number; readonly after: number }): ICAL.Component {
  const component = new ICAL.Component(after > before ? 'daylight' : 'standard');
  const wall = new Date(at + before).toISOString().slice(0, 19);
  component.updatePropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(wall));
  component.updatePropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before / 1000));
  component.updatePropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(after / 1000));
  return component;
}

/** The first second that has the offset of the end. */
function changeBetween(from: number, to: number, offset: (time: number) => number): number {
  let [before, behind] = [Math.floor(from / 1000), Math.ceil(to / 1000)];
  const changed = offset(behind * 1000);
  while (behind - before > 1) {
    const middle = Math.floor((before + behind) / 2);
    if (offset(middle * 1000) === changed) behind = middle;
    else before = middle;
  }
  return behind * 1000;
}
