import { at, clockAt, dayAt, nextOf, z } from '../../domain/plugins/index.ts';
import type { JobResult, Json, PluginJob } from '../../domain/plugins/index.ts';
import { readBody, remindersOf, spell } from './reminder.ts';
import type { Reminder, ReminderBody, ReminderContext } from './reminder.ts';
import { REMINDER_TEXTS } from './reminder-texts.ts';

const MINUTE_MS = 60_000;
const PRESSED = z.object({ id: z.string(), put: z.enum(['10m', '1h', 'tomorrow', 'done', 'private']) });

/** Tells a reminder, with a word about it when that comes late, and says when it is due next: on the clock of where the person is now. */
export async function tell(job: PluginJob & { readonly at: Date }, context: ReminderContext): Promise<JobResult> {
  const texts = REMINDER_TEXTS[context.language];
  const body = readBody(job);
  const now = context.now();
  const isLate = now.getTime() - job.at.getTime() > context.settings.lateAfterMinutes * MINUTE_MS;
  const text = [texts.tell(body.text), ...(isLate ? [`*${texts.late(spell(job.at, context))}*`] : [])].join('\n\n');
  const { zone } = context;
  const next = body.rule === null ? null : nextOf(body.rule, { after: now > job.at ? now : job.at, zone, anchor: body.anchor });
  const buttons = texts.buttons.map((label, index) => ({ label, data: { id: job.id, put: PRESSED.shape.put.options[index] ?? 'done' } }));
  return { tell: { text, buttons }, next, body: { ...body, zone, toldAt: now.getTime() } };
}

/** Somebody put it off, or is done with it. */
export async function press(data: Json, context: ReminderContext): Promise<string> {
  const texts = REMINDER_TEXTS[context.language];
  const { id, put } = PRESSED.parse(data);
  const found = (await remindersOf(context)).find(({ job }) => job.id === id);
  if (found === undefined) return texts.gone;
  const { job, body } = found;
  if (put === 'private') return makePrivate(found, context);
  // Pressed in a group after it was made private: nothing of it is said there.
  if (context.audience === 'group' && !job.isHere) return texts.isPrivate;
  if (put === 'done') {
    // One that repeats goes on.
    if (body.rule === null && job.at === null) await context.jobs.remove(id);
    return texts.done;
  }
  const until = putOff(put, context);
  const isThere = body.rule === null ? await context.jobs.change(job, { at: until, body }) : await addCopy(context, body, until);
  return isThere ? texts.moved(body.text, spell(until, context)).replaceAll('*', '') : texts.gone;
}

/** From now on it is told in the person's private chat; where none is known, as before. */
export async function makePrivate({ job, body }: Reminder, context: ReminderContext): Promise<string> {
  const texts = REMINDER_TEXTS[context.language];
  if (!job.isHere) return texts.isPrivate;
  if (!(await context.jobs.change(job, { at: job.at, body }, 'private'))) return texts.gone;
  const moved = (await context.jobs.list()).find(({ id }) => id === job.id);
  return moved?.isHere === true && context.audience === 'group' ? texts.noPrivateChat : texts.isPrivate;
}

/** What repeats goes on as it was, and comes once more in between. */
async function addCopy(context: ReminderContext, body: ReminderBody, until: Date): Promise<true> {
  await context.jobs.add({ job: 'tell', at: until, body: { ...body, rule: null, anchor: null, toldAt: null } });
  return true;
}

function putOff(put: '10m' | '1h' | 'tomorrow', { now, zone }: ReminderContext): Date {
  if (put === '10m') return new Date(now().getTime() + 10 * MINUTE_MS);
  if (put === '1h') return new Date(now().getTime() + 60 * MINUTE_MS);
  return at(dayAt(now(), zone) + 1, clockAt(now(), zone), zone);
}
