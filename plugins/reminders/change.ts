import type { JobPlace, Parsed, PluginReply } from '../../domain/plugins/index.ts';
import { namesMore } from './names-more.ts';
import { bodyOf, remindersHere, remindersOf, spellWhen } from './reminder.ts';
import type { Reminder, ReminderContext } from './reminder.ts';
import { REMINDER_TEXTS } from './reminder-texts.ts';
import { makePrivate } from './tell.ts';

const KEPT_TOLD_MS = 7 * 86_400_000;
const LONGEST = 500;

/** What is to be told, and where. */
interface Wanted {
  readonly what: string;
  readonly place: JobPlace;
}

/** Makes a reminder and reads its exact time back; asks for the time where none is clear. */
export async function make(context: ReminderContext, { what, place }: Wanted, parsed: Parsed): Promise<PluginReply> {
  const texts = REMINDER_TEXTS[context.language];
  const text = (what === '' ? texts.nothing : what).slice(0, LONGEST).toWellFormed();
  if (parsed.kind !== 'when') {
    const asked = parsed.kind === 'none' ? texts.when(text) : texts[parsed.kind];
    return { text: asked, ask: { text, place } };
  }
  if (namesMore(parsed.rest, context)) return { text: texts.several, ask: { text, place } };
  await removeOld(context);
  const body = bodyOf(text, parsed.when, context.zone);
  const job = await context.jobs.add({ job: 'tell', at: parsed.when.at, body }, place);
  const when = spellWhen(parsed.when.at, body, context);
  // What is told elsewhere is not repeated to those who read along here.
  if (context.audience === 'group' && !job.isHere) return { text: texts.madePrivately(when, job.id) };
  const made = texts.made(text, when, job.id);
  if (context.audience === 'private') return { text: made };
  if (place === 'private') return { text: [made, texts.noPrivateChat].join('\n\n') };
  return { text: made, buttons: [{ label: texts.privately, data: { id: job.id, put: 'private' } }] };
}

/** What was told once and not put off since. */
async function removeOld(context: ReminderContext): Promise<void> {
  const before = context.now().getTime() - KEPT_TOLD_MS;
  for (const { job, body } of await remindersOf(context))
    if (job.at === null && (body.toldAt ?? Infinity) < before) await context.jobs.remove(job.id);
}

export async function list(context: ReminderContext): Promise<PluginReply> {
  const texts = REMINDER_TEXTS[context.language];
  const here = await remindersHere(context);
  const lines = here.flatMap(({ job, body }) =>
    job.at === null
      ? []
      : [`- \`${job.id}\` **${body.text}**: ${body.rule === null ? '' : '🔁 '}${spellWhen(job.at, { rule: null }, context)}`],
  );
  return { text: lines.length === 0 ? texts.none : [texts.list, lines.join('\n')].join('\n\n') };
}

/** Those that are meant by a code or by words of their text; among those that are to come, if any is. */
async function meant(context: ReminderContext, which: string): Promise<readonly Reminder[]> {
  const all = await remindersHere(context);
  const said = which.toLowerCase();
  const byCode = all.filter(({ job }) => job.id.toLowerCase() === said);
  if (byCode.length > 0) return byCode;
  const open = all.filter(({ job }) => job.at !== null);
  return said === '' ? open : open.filter(({ body }) => body.text.toLowerCase().includes(said));
}

/** The only one that is meant, or what is said instead. */
async function theOne(context: ReminderContext, which: string): Promise<Reminder | PluginReply> {
  const texts = REMINDER_TEXTS[context.language];
  const [one, ...others] = await meant(context, which);
  if (one === undefined) return { text: texts.gone };
  return others.length === 0 ? one : { text: [texts.which, (await list(context)).text].join('\n\n') };
}

export async function cancel(context: ReminderContext, which: string): Promise<PluginReply> {
  const found = await theOne(context, which);
  if ('text' in found) return found;
  const texts = REMINDER_TEXTS[context.language];
  return { text: (await context.jobs.remove(found.job.id)) ? texts.cancelled(found.body.text) : texts.gone };
}

/** Gives a reminder another time; one that repeats keeps repeating only when the new time does. */
export async function move(context: ReminderContext, which: string, parsed: Parsed): Promise<PluginReply> {
  const texts = REMINDER_TEXTS[context.language];
  const found = await theOne(context, which);
  if ('text' in found) return found;
  if (parsed.kind !== 'when') return { text: parsed.kind === 'none' ? texts.usage : texts[parsed.kind] };
  const { text } = found.body;
  const body = bodyOf(text, parsed.when, context.zone);
  const isMoved = await context.jobs.change(found.job, { at: parsed.when.at, body });
  return { text: isMoved ? texts.moved(text, spellWhen(parsed.when.at, body, context)) : texts.gone };
}

/** Has the one that is meant told privately from now on. */
export async function hide(context: ReminderContext, which: string): Promise<PluginReply> {
  const found = await theOne(context, which);
  return 'text' in found ? found : { text: await makePrivate(found, context) };
}
