import type { PluginButton, PluginReply } from '../../domain/plugins/index.ts';
import { calendarForNew } from './accounts.ts';
import { CALENDAR_TEXTS } from './calendar-texts.ts';
import type { Change } from './change.ts';
import { choicesFor, labelOf } from './choices.ts';
import type { Changeable } from './choices.ts';
import { look } from './look.ts';
import type { Entry } from './look.ts';
import { isWithin } from './occurrence.ts';
import { movedSpan, readMove } from './read-move.ts';
import { readSpan } from './read-span.ts';
import type { CalendarContext } from './settings.ts';
import { dayName, hours, line, titleOf } from './show.ts';
import type { Span } from './write-ics.ts';

const LONGEST_TITLE = 200;
const MOST_INVITED = 20;
const MOST_CONFLICTS = 5;
const ADDRESS = /[^\s<>,;()]+@[^\s<>,;()]+\.[^\s<>,;().]+/gu;
const WITH = /(?:^|\s)(?:with|and|invite|с|со|и|пригласи)\s*(?=$|,)/giu;
const EDGES = /^[\s,.;:!?–—-]+|[\s,.;:!?–—-]+$/gu;
const LINK = /^(?:that|about|for|to|called|named|an?|the|что|о|об|про|под названием)\s+/iu;
const LOOSE_END = /\s+(?:from|at|on|in|for|to|with|and|с|со|и|в|во|на|к)$/iu;

/** Shows what would be added, and what stands there already, and asks. */
export async function proposeAdd(context: CalendarContext, said: string): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  const calendar = await calendarForNew(context);
  if (calendar === null) return { text: texts.nothingToWrite };
  const invitees = [...new Set([...said.matchAll(ADDRESS)].map(([address]) => address))].slice(0, MOST_INVITED);
  const read = readSpan(said.replaceAll(ADDRESS, ' '), { now: context.now(), zone: context.zone });
  if (read.kind !== 'span') return { text: noTime(read.kind, context), ask: { do: 'add', said } };
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
  const { which, target, to } = readMove(said, { now: context.now(), zone: context.zone });
  if (to.kind !== 'span') return { text: noTime(to.kind, context) };
  const choices = (await choicesFor(context, which)).map((entry) => ({
    entry,
    span: movedSpan(entry.occurrence, { target, to }, context.zone),
  }));
  const [first, ...others] = choices;
  if (first === undefined) return { text: texts.notFound };
  const yes = choices.map(({ entry, span }): Choice => {
    const data: Change = { do: 'move', ...whichOf(entry), span };
    return { label: others.length === 0 ? texts.buttons.move : labelOf(entry, context), data };
  });
  const moves = choices.map(({ entry, span }) => `${dated(entry, context)}\n→ ${dayName(span.start, context)}, ${hours(span, context)}`);
  const lines = [...numbered(moves), ...(await conflicts(context, first.span, first.entry))];
  return question(context, { lines, asked: others.length === 0 ? texts.askMove : texts.which, yes });
}

/** Shows what would be cancelled, and asks; one of those that repeat, or all of them. */
export async function proposeCancel(context: CalendarContext, said: string): Promise<PluginReply> {
  const { buttons, ...texts } = CALENDAR_TEXTS[context.language];
  const choices = await choicesFor(context, said);
  const [first, ...others] = choices;
  if (first === undefined) return { text: texts.notFound };
  const one = (entry: Changeable): Change => ({ do: 'cancel', ...whichOf(entry) });
  const ofThis: readonly Choice[] =
    first.occurrence.recurrenceId === null
      ? [{ label: buttons.cancel, data: one(first) }]
      : [
          { label: buttons.one, data: one(first) },
          { label: buttons.all, data: { do: 'cancel', ...whichOf(first), recurrenceId: null } },
        ];
  const yes = others.length === 0 ? ofThis : choices.map((entry) => ({ label: labelOf(entry, context), data: one(entry) }));
  const shown = numbered(choices.map((entry) => dated(entry, context)));
  const lines = ofThis.length > 1 && others.length === 0 ? [...shown, ...numbered(ofThis.map(({ label }) => label))] : shown;
  return question(context, { lines, asked: others.length === 0 ? texts.askCancel : texts.which, yes });
}

function noTime(kind: 'none' | 'past' | 'impossible', { language }: CalendarContext): string {
  const texts = CALENDAR_TEXTS[language];
  return { none: texts.whenAndWhat, past: texts.past, impossible: texts.impossible }[kind];
}

function whichOf({ occurrence: { uid, recurrenceId }, stored: { url, etag } }: Changeable) {
  return { url, etag, uid, recurrenceId };
}

function dated(entry: Entry, context: CalendarContext): string {
  return `${dayName(entry.occurrence.start, context)}: ${line(entry, context).slice(2)}`;
}

type Choice = { readonly label: string; readonly data: Change };

interface Question {
  readonly lines: readonly string[];
  readonly asked: string;
  readonly yes: readonly Choice[];
}

/** So that one can be named by its number. */
function numbered(lines: readonly string[]): readonly string[] {
  return lines.length < 2 ? lines : lines.map((each, at) => `${String(at + 1)}. ${each}`);
}

/** With one way to say yes, the word will do too; with several, the number or words of one. */
function question({ language }: CalendarContext, { lines, asked, yes }: Question): PluginReply {
  const leave: Change = { do: 'leave' };
  const buttons: readonly PluginButton[] = [...yes, { label: CALENDAR_TEXTS[language].buttons.no, data: leave }];
  const [only, ...others] = yes;
  const text = [...lines, '', asked].join('\n');
  if (only === undefined) return { text, buttons, isForeign: true };
  const ask = others.length === 0 ? { do: 'yes-or-no', change: only.data } : { do: 'which', choices: [...yes] };
  return { text, buttons, isForeign: true, ask };
}

async function conflicts(context: CalendarContext, span: Span, except: Entry | null): Promise<readonly string[]> {
  // A birthday is no reason not to meet.
  if (span.isAllDay) return [];
  const range = { from: new Date(span.start), until: new Date(span.end) };
  const { entries } = await look(context, range);
  const busy = entries.filter(
    ({ occurrence: each }) =>
      each.isBusy &&
      !each.isAllDay &&
      isWithin(each, range) &&
      !(each.uid === except?.occurrence.uid && each.recurrenceId === except.occurrence.recurrenceId),
  );
  if (busy.length === 0) return [];
  return [CALENDAR_TEXTS[context.language].conflict, ...busy.slice(0, MOST_CONFLICTS).map((entry) => line(entry, context))];
}

function titleFrom(rest: string): string {
  const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(EDGES, '');
  const title = tidy(tidy(rest.replaceAll(WITH, ' ')).replace(LOOSE_END, '').replace(LINK, ''));
  return `${title.charAt(0).toUpperCase()}${title.slice(1, LONGEST_TITLE)}`.toWellFormed();
}
