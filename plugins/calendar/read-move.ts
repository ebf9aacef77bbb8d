import { Remainder, at, clockAt, dayAt, findClock, findDay } from '../../domain/plugins/index.ts';
import type { Occurrence } from './occurrence.ts';
import { readSpan } from './read-span.ts';
import type { SaidSpan } from './read-span.ts';
import type { Span } from './write-ics.ts';

/** What is to be moved, and where to. */
export interface SaidMove {
  readonly which: string;
  /** Where to, in the words that said it. */
  readonly target: string;
  readonly to: SaidSpan;
}

/** "dentist to Friday at 10": the first place behind which nothing but a time stands. */
export function readMove(said: string, now: { readonly now: Date; readonly zone: string }): SaidMove {
  for (const found of said.matchAll(/\s(?:to|till|until|on|на|в|во)(?=\s)/giu)) {
    const isLead = /(?:to|till|until|на)$/iu.test(found[0]);
    const target = said.slice(found.index + (isLead ? found[0].length : 0));
    const to = readSpan(target, now);
    if (to.kind !== 'none' && !/[\p{L}\p{N}]{2}/u.test(to.rest)) return { which: said.slice(0, found.index), target, to };
  }
  const to = readSpan(said, now);
  return { which: to.rest, target: said, to };
}

/** A day alone keeps the time, a time alone the day; its length stays unless another one was said. */
export function movedSpan(
  occurrence: Pick<Occurrence, 'start' | 'end' | 'isAllDay'>,
  { target, to }: { readonly target: string; readonly to: Extract<SaidSpan, { kind: 'span' }> },
  zone: string,
): Span {
  const rest = new Remainder(target);
  const hasDay = findDay(rest, 0) !== 'none';
  const clock = findClock(rest);
  const begins = new Date(occurrence.start);
  if (to.span.isAllDay && !occurrence.isAllDay && clock === null) {
    const start = at(dayAt(new Date(to.span.start), zone), clockAt(begins, zone), zone).getTime();
    return { start, end: start + (occurrence.end - occurrence.start), isAllDay: false };
  }
  if (to.span.isAllDay) return to.span;
  const start = hasDay ? to.span.start : at(dayAt(begins, zone), clockAt(new Date(to.span.start), zone), zone).getTime();
  const length = to.hasLength || occurrence.isAllDay ? to.span.end - to.span.start : occurrence.end - occurrence.start;
  return { start, end: start + length, isAllDay: false };
}
