/** What the clock on the wall of a zone shows at an instant, as milliseconds that read so in UTC. */
export function wallTimeOf(instant: Date, zone: string): number {
  return wallClock(zone)(instant);
}

/** The same for many instants; made once for them, because a calendar takes much longer to be made than to be read. */
export function wallClock(zone: string): (instant: Date) => number {
  if (zone === 'UTC') return (instant) => instant.getTime();
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? Number.NaN);
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return shown + (instant.getTime() - Math.floor(instant.getTime() / 1000) * 1000);
  };
}

const DAY_MS = 86_400_000;

/** The instant at which the clock shows this: the first of two; of a time that the zone leaves out, the end of the gap. */
export function instantOf(wall: number, zone: string): Date {
  const wallAt = wallClock(zone);
  const offsetAt = (time: number): number => wallAt(new Date(time)) - time;
  // No zone is further from UTC than a day; the two differ only where the clock changes close to this time.
  const before = offsetAt(wall - DAY_MS);
  const after = offsetAt(wall + DAY_MS);
  if (offsetAt(wall - before) === before) return new Date(wall - before);
  if (offsetAt(wall - after) === after) return new Date(wall - after);
  return endOfGap(wall - Math.max(before, after), wall - Math.min(before, after), offsetAt);
}

/** The first millisecond after `from` at which the zone is as far from UTC as it is at `to`. */
function endOfGap(from: number, to: number, offsetAt: (time: number) => number): Date {
  const changed = offsetAt(to);
  let [before, behind] = [from, to];
  while (behind - before > 1) {
    const middle = Math.floor((before + behind) / 2);
    if (offsetAt(middle) === changed) behind = middle;
    else before = middle;
  }
  return new Date(behind);
}
