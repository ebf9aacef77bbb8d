import { z } from '../../domain/plugins/index.ts';
import type { JobResult, PluginJob } from '../../domain/plugins/index.ts';
import { accountsOf } from './accounts.ts';
import { CALENDAR_TEXTS } from './calendar-texts.ts';
import { look } from './look.ts';
import type { Entry } from './look.ts';
import type { CalendarContext } from './settings.ts';
import { line } from './show.ts';

const MINUTE_MS = 60_000;
/** What is added in a calendar elsewhere is seen at the latest after this. */
const LOOK_EVERY_MS = 10 * MINUTE_MS;
const BODY = z.object({
  /** What was told already, by event and time, with when it begins. */
  told: z.array(z.object({ key: z.string(), start: z.number() })),
  /** When it looked last, in milliseconds; absent: not yet. */
  lookedAt: z.number().optional(),
});
const MINUTES = z.number().int().min(0).max(1_440);

/** How long before something begins the person is told, in minutes; 0: never. */
export async function remindMinutes(context: Pick<CalendarContext, 'store' | 'settings'>): Promise<number> {
  return MINUTES.safeParse(await context.store.get('remind')).data ?? context.settings.remindMinutes;
}

/** Chooses it; throws for what is no number of minutes within a day. */
export async function setReminding(argument: string, context: CalendarContext): Promise<{ readonly text: string }> {
  const texts = CALENDAR_TEXTS[context.language];
  const minutes = /^(?:off|нет|выкл)$/iu.test(argument) ? 0 : MINUTES.safeParse(argument === '' ? Number.NaN : Number(argument)).data;
  if (minutes === undefined) return { text: texts.usage };
  await context.store.put('remind', minutes);
  await remindFrom(context);
  return { text: texts.remindSet(minutes) };
}

/** Sees to it that somebody looks; what is under way looks at once, since what it knows has changed. */
export async function remindFrom(context: CalendarContext): Promise<void> {
  const at = context.now();
  const known = (await context.jobs.list()).find(({ job }) => job === 'look');
  if (known === undefined) await context.jobs.add({ job: 'look', at, body: { told: [] } });
  else await context.jobs.change(known, { at, body: known.body });
}

/** Tells what begins soon, each thing once, and comes back when the next one does. */
export async function remind(job: PluginJob & { readonly at: Date }, context: CalendarContext): Promise<JobResult> {
  const minutes = await remindMinutes(context);
  if (minutes === 0 || (await accountsOf(context)).length === 0) return { tell: null, next: null };
  const now = context.now().getTime();
  const ahead = minutes * MINUTE_MS;
  const { told, lookedAt = now } = BODY.parse(job.body);
  // What was added elsewhere shortly before it began, since the last look, is told late rather than never.
  const { entries } = await look(context, { from: new Date(Math.min(now, lookedAt)), until: new Date(now + ahead + LOOK_EVERY_MS) });
  // Midnight is no time to be reminded of a birthday at.
  const coming = entries.filter(({ occurrence: { start, isAllDay, isBusy } }) => !isAllDay && isBusy && start > Math.min(now, lookedAt));
  const due = coming.filter((entry) => entry.occurrence.start - ahead <= now && !told.some(({ key }) => key === keyOf(entry)));
  const next = Math.min(
    now + LOOK_EVERY_MS,
    ...coming
      .filter((entry) => !due.includes(entry))
      .map(({ occurrence }) => Math.max(now + 1_000, occurrence.start - ahead))
      .filter((time) => time > now + 1_000),
  );
  const texts = CALENDAR_TEXTS[context.language];
  const lines = due.map(
    (entry) => `⏰ ${texts.soon(Math.round((entry.occurrence.start - now) / MINUTE_MS))}: ${line(entry, context).slice(2)}`,
  );
  const kept = [...told.filter(({ start }) => start > now), ...due.map((entry) => ({ key: keyOf(entry), start: entry.occurrence.start }))];
  return {
    tell: lines.length === 0 ? null : { text: lines.join('\n'), isForeign: true },
    next: new Date(next),
    body: { told: kept, lookedAt: now },
  };
}

function keyOf({ occurrence: { uid, start } }: Entry): string {
  return `${uid}/${String(start)}`;
}
