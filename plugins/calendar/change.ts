import { createHash } from 'node:crypto';

import { z } from '../../domain/plugins/index.ts';
import type { Json } from '../../domain/plugins/index.ts';
import { accountsOf } from './accounts.ts';
import type { CalDavAccount } from './accounts.ts';
import { CALENDAR_TEXTS } from './calendar-texts.ts';
import { addEvent, changeEvent, readEvent, removeEvent } from './caldav.ts';
import type { WriteOutcome } from './caldav.ts';
import type { CalendarContext } from './settings.ts';
import { DRAFT, isMarked, moved, newEvent, withoutOne } from './write-ics.ts';

const SPAN = z.object({ start: z.number(), end: z.number(), isAllDay: z.boolean() });
/** The event as it was when somebody was asked: if it is another one by then, nothing is done. */
const STORED = { url: z.string(), etag: z.string(), uid: z.string(), recurrenceId: z.string().nullable() };

/** What is done when somebody says yes. */
export const CHANGE = z.discriminatedUnion('do', [
  z.object({ do: z.literal('add'), calendar: z.string(), uid: z.string(), draft: DRAFT }),
  z.object({ do: z.literal('move'), ...STORED, span: SPAN }),
  z.object({ do: z.literal('cancel'), ...STORED }),
  z.object({ do: z.literal('leave') }),
]);
export type Change = z.infer<typeof CHANGE>;
type Stored = Extract<Change, { do: 'move' | 'cancel' }>;

const OUTCOME = z.enum(['written', 'changed', 'gone', 'forbidden']);

/** Does it, once whatever crashes, and never over what somebody else changed meanwhile; tells what came of it. */
export async function perform(data: Json, context: CalendarContext): Promise<string> {
  const texts = CALENDAR_TEXTS[context.language];
  const change = CHANGE.parse(data);
  if (change.do === 'leave') return texts.left;
  const account = await accountWith(context, change.do === 'add' ? change.calendar : change.url);
  if (account === null) return texts.gone;
  try {
    const outcome = change.do === 'add' ? await add(context, account, change) : await edit(context, account, change);
    const done = { add: texts.added, move: texts.moved, cancel: texts.cancelled }[change.do];
    return { written: done, changed: texts.changedMeanwhile, gone: texts.gone, forbidden: texts.forbidden }[outcome];
  } catch (cause) {
    context.log.warn('calendar.not-written', { what: change.do, because: String(cause) });
    return texts.failed;
  }
}

async function accountWith(context: CalendarContext, url: string): Promise<CalDavAccount | null> {
  const accounts = await accountsOf(context);
  return (
    accounts
      .flatMap((each) => (each.kind === 'caldav' ? [each] : []))
      .find(({ calendars }) => calendars.some((one) => url.startsWith(one.url))) ?? null
  );
}

async function add(
  context: CalendarContext,
  account: CalDavAccount,
  { calendar, uid, draft }: Extract<Change, { do: 'add' }>,
): Promise<WriteOutcome> {
  const name = `${uid}.ics`;
  const text = newEvent(uid, draft, { zone: context.zone, now: context.now(), mark: uid });
  const effect = async (): Promise<WriteOutcome> => addEvent(context, account, { calendar, name, text });
  const found = async (): Promise<WriteOutcome | null> =>
    (await readEvent(context, account, new URL(name, calendar).href)) === null ? null : 'written';
  return OUTCOME.parse(await context.once(`add:${uid}`, effect, found));
}

async function edit(context: CalendarContext, account: CalDavAccount, change: Stored): Promise<WriteOutcome> {
  const mark = [change.do, change.uid, change.recurrenceId ?? '', change.etag, change.do === 'move' ? String(change.span.start) : ''].join(
    '/',
  );
  const key = `${change.do}:${createHash('sha256').update(mark).digest('base64url')}`;
  return OUTCOME.parse(
    await context.once(
      key,
      async () => write(context, account, change, mark),
      async () => foundOnServer(context, account, change, mark),
    ),
  );
}

async function write(context: CalendarContext, account: CalDavAccount, change: Stored, mark: string): Promise<WriteOutcome> {
  const { url, etag, recurrenceId } = change;
  const event = await readEvent(context, account, url);
  if (event === null) return 'gone';
  if (event.etag !== '' && event.etag !== etag) return 'changed';
  const writing = { zone: context.zone, now: context.now(), mark };
  if (change.do === 'cancel' && recurrenceId === null) return removeEvent(context, account, { url, etag });
  const text =
    change.do === 'move'
      ? moved(event.text, change, change.span, writing)
      : withoutOne(event.text, { uid: change.uid, recurrenceId: recurrenceId ?? '' }, writing);
  return text === null ? 'gone' : changeEvent(context, account, { url, etag, text });
}

/** Whether a change that was cut off has been written; null: it has not. */
async function foundOnServer(context: CalendarContext, account: CalDavAccount, change: Stored, mark: string): Promise<WriteOutcome | null> {
  const event = await readEvent(context, account, change.url);
  if (event === null) return change.do === 'cancel' ? 'written' : 'gone';
  return isMarked(event.text, mark) ? 'written' : null;
}
