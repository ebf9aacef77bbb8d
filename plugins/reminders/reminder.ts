import { z } from '../../domain/plugins/index.ts';
import type { PlacedJob, PluginContext, PluginJob, When } from '../../domain/plugins/index.ts';
import { REMINDER_TEXTS } from './reminder-texts.ts';

const CLOCK = z.object({ hour: z.number(), minute: z.number() });
const RULE = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('interval'), minutes: z.number() }),
  z.object({ kind: z.literal('days'), every: z.number(), clock: CLOCK }),
  z.object({ kind: z.literal('weeks'), every: z.number(), weekdays: z.array(z.number()), clock: CLOCK }),
  z.object({ kind: z.literal('months'), every: z.number(), date: z.number(), clock: CLOCK }),
  z.object({ kind: z.literal('nth'), nth: z.number(), weekday: z.number(), clock: CLOCK }),
  z.object({ kind: z.literal('years'), month: z.number(), date: z.number(), clock: CLOCK }),
]);
const BODY = z.object({
  text: z.string(),
  /** Null: it comes once. */
  rule: RULE.nullable(),
  anchor: z.number().nullable(),
  zone: z.string(),
  /** When it was told last, in milliseconds; null: not yet. */
  toldAt: z.number().nullable(),
});

/** What the job of a reminder keeps. */
export type ReminderBody = z.infer<typeof BODY>;

export const SETTINGS = z.strictObject({
  /** Told later than this, in minutes, it says so. */
  lateAfterMinutes: z.number().min(1).default(5),
});
export type ReminderContext = PluginContext<z.infer<typeof SETTINGS>>;

export interface Reminder {
  readonly job: PlacedJob;
  readonly body: ReminderBody;
}

export function bodyOf(text: string, when: When, zone: string): ReminderBody {
  const again = when.kind === 'again' ? { rule: when.rule, anchor: when.anchor } : { rule: null, anchor: null };
  return BODY.parse({ text, ...again, zone, toldAt: null });
}

/** Throws when it is none. */
export function readBody(job: Pick<PluginJob, 'body'>): ReminderBody {
  return BODY.parse(job.body);
}

/** The person's reminders that may be spoken of here, those that are to come first: in a group only what is told there (I9). */
export async function remindersHere(context: ReminderContext): Promise<readonly Reminder[]> {
  const all = await remindersOf(context);
  return context.audience === 'private' ? all : all.filter(({ job }) => job.isHere);
}

/** All of the person's reminders, those that are to come first. */
export async function remindersOf(context: ReminderContext): Promise<readonly Reminder[]> {
  return (await context.jobs.list()).flatMap((job) => {
    const body = BODY.safeParse(job.body).data;
    return body === undefined ? [] : [{ job, body }];
  });
}

/** The exact time in words, on the person's clock. */
export function spell(instant: Date, { language, zone, now }: Pick<ReminderContext, 'language' | 'zone' | 'now'>): string {
  const year = (date: Date): string => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(date);
  const withYear = year(instant) === year(now()) ? {} : ({ year: 'numeric' } as const);
  const shown = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...withYear,
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${shown.format(instant)} (${zone})`;
}

/** Its time as it is read back: with what it repeats. */
export function spellWhen(instant: Date, body: Pick<ReminderBody, 'rule'>, context: ReminderContext): string {
  const time = spell(instant, context);
  return body.rule === null ? time : `🔁 ${REMINDER_TEXTS[context.language].again}: ${time}`;
}
