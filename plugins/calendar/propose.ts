import type { PluginButton, PluginReply } from '../../domain/plugins/index.ts';
import { findClock } from '../reminders/find-clock.ts';
import { findDay } from '../reminders/find-day.ts';
import { at, clockAt, dayAt } from '../reminders/wall.ts';
import { Remainder } from '../reminders/words.ts';
import { accountsOf } from './accounts.ts';
import { CALENDAR_TEXTS } from './calendar-texts.ts';
import type { Change } from './change.ts';
import { findEntries } from './find-entry.ts';
import { look } from './look.ts';
import type { Entry } from './look.ts';
import { isWithin } from './occurrence.ts';
import { rangeOf, readRange } from './read-range.ts';
import { readSpan } from './read-span.ts';
import type { SaidSpan } from './read-span.ts';
import type { CalendarContext } from './settings.ts';
import { dayName, hours, line, titleOf } from './show.ts';
import type { Span } from './write-ics.ts';

const DAYS_AHEAD = 92;
const MOST_CHOICES = 5;
const LONGEST_TITLE = 200;
const ADDRESS = /[^\s<>,;()]+@[^\s<>,;()]+\.[^\s<>,;().]+/gu;
const WITH = /(?:^|\s)(?:with|and|invite|с|со|и|пригласи)\s*(?=$|,)/giu;
const EDGES = /^[\s,.;:!?–—-]+|[\s,.;:!?–—-]+$/gu;
const LINK = /^(?:that|about|for|to|called|named|an?|the|что|о|об|про|под названием)\s+/iu;
const LOOSE_END = /\s+(?:from|at|on|in|for|to|с|в|во|на|к)$/iu;

/** Shows what would be added, and what stands there already, and asks. */
export async function proposeAdd(context: CalendarContext, said: string): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  const calendar = await calendarForNew(context);
  if (calendar === null) return { text: texts.nothingToWrite };
  const invitees = [...said.matchAll(ADDRESS)].map(([address]) => address);
  const read = readSpan(said.replaceAll(ADDRESS, ' '), clockOf(context));
  if (read.kind !== 'span')
    return { text: { none: texts.whenAndWhat, past: texts.past, impossible: texts.impossible }[read.kind], ask: { do: 'add', said } };
  const title = titleFrom(read.rest);
  if (title === '') return { text: texts.whenAndWhat, ask: { do: 'add', said } };
  const draft = { title, ...read.span, place: null, invitees, rule: read.rule };
  const change: Change = { do: 'add', calendar, uid: crypto.randomUUID(), draft };
  const lines = [
    `**${titleOf(draft, context)}**`,
    `${dayName(draft.start, context)}, ${hours(draft, context)}${draft.rule === null ? '' : ` · 🔁 ${texts.repeats}`}`,
    ...(invitees.length === 0 ? [] : [`👥 ${texts.invited}: ${invitees.join(', ')}. ${texts.notInvited}`]),
    ...(await conflicts(context, draft, null)),
  ];
  return question(context, { lines, asked: texts.askAdd, yes: [{ label: texts.buttons.add, data: change }] });
}

/** Shows where it would be moved to, and asks; which one, if that is not clear. */
export async function proposeMove(context: CalendarContext, said: string): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  const { which, target, to } = splitMove(said, context);
  if (to.kind !== 'span') return { text: { none: texts.whenAndWhat, past: texts.past, impossible: texts.impossible }[to.kind] };
  const found = findEntries(
    (await writable(context, which, false)).filter((entry) => entry.occurrence.end > context.now().getTime()),
    which,
  );
  const changes = found.slice(0, MOST_CHOICES).flatMap((entry): readonly Choice[] => {
    if (entry.stored === null) return [];
    const span = movedSpan(entry, target, to, context);
    return [
      {
        entry,
        span,
        change: { do: 'move', ...entry.stored, uid: entry.occurrence.uid, recurrenceId: entry.occurrence.recurrenceId, span },
      },
    ];
  });
  const [first, ...others] = changes;
  if (first === undefined) return { text: texts.notFound };
  const buttons = changes.map(({ entry, change }) => ({
    label: others.length === 0 ? texts.buttons.move : label(entry, context),
    data: change,
  }));
  const lines = [
    ...changes.map(({ entry }) => `${dayName(entry.occurrence.start, context)}: ${line(entry, context).slice(2)}`),
    `→ ${dayName(first.span.start, context)}, ${hours(first.span, context)}`,
    ...(await conflicts(context, first.span, first.entry)),
  ];
  return question(context, { lines, asked: others.length === 0 ? texts.askMove : texts.which, yes: buttons });
}

/** Shows what would be cancelled, and asks; one of those that repeat, or all of them. */
export async function proposeCancel(context: CalendarContext, said: string): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  const found = findEntries(await writable(context, said, true), readRange(said, clockOf(context)).rest).filter(
    ({ stored }) => stored !== null,
  );
  const shown = found.slice(0, MOST_CHOICES);
  const [first, ...others] = firstOfEach(shown);
  if (first === undefined) return { text: texts.notFound };
  const change = ({ occurrence, stored }: Entry, whole: boolean): Change =>
    stored === null
      ? { do: 'leave' }
      : { do: 'cancel', ...stored, uid: occurrence.uid, recurrenceId: whole ? null : occurrence.recurrenceId };
  const { buttons } = texts;
  const yes =
    others.length > 0
      ? shown.map((entry) => ({ label: label(entry, context), data: change(entry, false) }))
      : first.occurrence.recurrenceId === null
        ? [{ label: buttons.cancel, data: change(first, true) }]
        : [
            { label: buttons.one, data: change(first, false) },
            { label: buttons.all, data: change(first, true) },
          ];
  const lines = (others.length > 0 ? shown : [first]).map(
    (entry) => `${dayName(entry.occurrence.start, context)}: ${line(entry, context).slice(2)}`,
  );
  return question(context, { lines, asked: others.length > 0 ? texts.which : texts.askCancel, yes });
}

interface Choice {
  readonly entry: Entry;
  readonly span: Span;
  readonly change: Change;
}

/** Of what repeats, the next one stands for all. */
function firstOfEach(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ occurrence: { uid } }, at) => entries.findIndex((each) => each.occurrence.uid === uid) === at);
}

interface Question {
  readonly lines: readonly string[];
  readonly asked: string;
  readonly yes: readonly { readonly label: string; readonly data: Change }[];
}

/** With one way to say yes, the word will do too. */
function question({ language }: CalendarContext, { lines, asked, yes }: Question): PluginReply {
  const leave: Change = { do: 'leave' };
  const buttons: readonly PluginButton[] = [...yes, { label: CALENDAR_TEXTS[language].buttons.no, data: leave }];
  const [only, ...others] = yes;
  const ask = only !== undefined && others.length === 0 ? { ask: { do: 'yes-or-no', change: only.data } } : {};
  return { text: [...lines, '', asked].join('\n'), buttons, ...ask };
}

function label(entry: Entry, context: CalendarContext): string {
  const short = entry.occurrence.title.slice(0, 30).toWellFormed();
  return `${new Intl.DateTimeFormat(context.language === 'ru' ? 'ru-RU' : 'en-GB', { timeZone: context.zone, weekday: 'short', day: 'numeric', month: 'short' }).format(entry.occurrence.start)} ${hours(entry.occurrence, context)} ${short}`;
}

/** What can be changed on the days that were said, or in the next months. */
async function writable(context: CalendarContext, said: string, hasDay: boolean): Promise<readonly Entry[]> {
  const today = dayAt(context.now(), context.zone);
  const range = (hasDay ? readRange(said, clockOf(context)).range : null) ?? rangeOf(today, today + DAYS_AHEAD, context.zone);
  return (await look(context, range)).entries.filter(({ stored }) => stored !== null);
}

/** Where new entries go: the calendar that the person chose, else the first one that can be written; null: there is none. */
export async function calendarForNew(context: CalendarContext): Promise<string | null> {
  const urls = (await accountsOf(context)).flatMap((each) => (each.kind === 'caldav' ? each.calendars.map(({ url }) => url) : []));
  const chosen = await context.store.get('calendar');
  return urls.find((url) => url === chosen) ?? urls[0] ?? null;
}

async function conflicts(context: CalendarContext, span: Span, except: Entry | null): Promise<readonly string[]> {
  const range = { from: new Date(span.start), until: new Date(span.end) };
  const { entries } = await look(context, range);
  const busy = entries.filter(
    ({ occurrence: each }) =>
      each.isBusy &&
      isWithin(each, range) &&
      !(each.uid === except?.occurrence.uid && each.recurrenceId === except.occurrence.recurrenceId),
  );
  // A birthday is no reason not to meet.
  const real = span.isAllDay ? [] : busy.filter(({ occurrence }) => !occurrence.isAllDay);
  return real.length === 0 ? [] : [CALENDAR_TEXTS[context.language].conflict, ...real.slice(0, 5).map((entry) => line(entry, context))];
}

function clockOf({ now, zone }: CalendarContext) {
  return { now: now(), zone };
}

interface SplitMove {
  readonly which: string;
  readonly target: string;
  readonly to: SaidSpan;
}

/** "dentist to Friday at 10": the first place behind which nothing but a time stands. */
function splitMove(said: string, context: CalendarContext): SplitMove {
  for (const found of said.matchAll(/\s(?:to|till|until|on|на|в|во)\s/giu)) {
    const target = said.slice(found.index + (/^\s(?:to|till|until|на)\s$/iu.test(found[0]) ? found[0].length : 0));
    const to = readSpan(target, clockOf(context));
    if (to.kind !== 'none' && to.rest.replaceAll(EDGES, '').length <= 2) return { which: said.slice(0, found.index), target, to };
  }
  const to = readSpan(said, clockOf(context));
  return { which: to.rest, target: said, to };
}

/** A day alone keeps the time, a time alone the day; its length stays unless another one was said. */
function movedSpan({ occurrence }: Entry, target: string, to: Extract<SaidSpan, { kind: 'span' }>, { zone }: CalendarContext): Span {
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

function titleFrom(rest: string): string {
  const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(EDGES, '');
  const title = tidy(tidy(rest.replaceAll(WITH, ' ')).replace(LOOSE_END, '').replace(LINK, ''));
  return `${title.charAt(0).toUpperCase()}${title.slice(1, LONGEST_TITLE)}`.toWellFormed();
}
