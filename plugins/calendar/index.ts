import { dayAt, definePlugin, z } from '../../domain/plugins/index.ts';
import type { PluginReply } from '../../domain/plugins/index.ts';
import { accountsOf } from './accounts.ts';
import { CALENDAR_TEXTS } from './calendar-texts.ts';
import { CHANGE, perform } from './change.ts';
import { CHOICES, chosenBy } from './chosen-by.ts';
import { beginLink, finishLink, linkFeed, listAccounts, unlink, useCalendar } from './link.ts';
import { look } from './look.ts';
import { proposeAdd, proposeCancel, proposeMove } from './propose.ts';
import { rangeOf, readRange } from './read-range.ts';
import { readSpan } from './read-span.ts';
import { readWish } from './read-wish.ts';
import type { Wish } from './wish.ts';
import { remind, setReminding } from './remind.ts';
import { SETTINGS } from './settings.ts';
import type { CalendarContext } from './settings.ts';
import { agenda, freeTimes } from './show.ts';

const DAYS_SHOWN = 7;
const YES = /^(?:yes|y|ok|okay|sure|please do|do it|add|go ahead|да|ага|ок|хорошо|давай|добавь|перенеси|отмени|конечно)[.!\s]*$/iu;
const NO = /^(?:no|n|nope|don't|leave it|cancel|нет|не надо|не нужно|оставь)[.!\s]*$/iu;
const ASKED = z.discriminatedUnion('do', [
  z.object({ do: z.literal('yes-or-no'), change: CHANGE }),
  z.object({ do: z.literal('which'), choices: CHOICES }),
  z.object({ do: z.literal('add'), said: z.string() }),
]);

/** Calendars of CalDAV servers and ICS addresses, in the words of English and Russian. */
export const plugin = definePlugin({
  contract: 1,
  name: 'calendar',
  version: '1.0.0',
  title: { en: 'an entry in your calendar', ru: 'запись в календаре' },
  description: {
    en: 'knows what is in your calendar, and adds, moves and cancels there',
    ru: 'знает, что у вас в календаре; добавляет, переносит и отменяет',
  },
  examples: {
    en: [
      "what's on my calendar tomorrow",
      'am I free on Friday at 3',
      'add a meeting with Anna tomorrow at 15:00',
      'move the dentist appointment to Monday at 10',
    ],
    ru: [
      'что у меня завтра в календаре',
      'свободен ли я в пятницу в 15',
      'запланируй встречу с Анной завтра в 15:00',
      'перенеси приём у врача на понедельник в 10',
    ],
  },
  settings: SETTINGS,
  permissions: ['internet', 'jobs'],
  packages: ['tsdav', 'ical.js'],
  endpoints: ({ servers }) => servers,
  match: ({ text }) => {
    const wish = readWish(text);
    return wish === null ? 0 : wish.isClear ? 0.95 : 0.6;
  },
  handle: async ({ text, answers }, context) => {
    const wish = readWish(text);
    // What only the classifier took for one: nobody is told of calendars who did not speak of them.
    if (wish === null && answers === null && !(await isEntry(text, context))) return null;
    if (context.audience === 'group') return { text: CALENDAR_TEXTS[context.language].onlyPrivate };
    const linked = await finishLink(answers, text, context);
    if (linked !== null) return linked;
    const asked = ASKED.safeParse(answers).data;
    if (asked?.do === 'yes-or-no' && (YES.test(text) || NO.test(text)))
      return { text: await perform(YES.test(text) ? asked.change : { do: 'leave' }, context) };
    const chosen = asked?.do === 'which' ? chosenBy(text, asked.choices, NO.test(text)) : null;
    if (chosen !== null) return { text: await perform(chosen, context) };
    if (wish !== null) return withAccount(context, async () => answer(wish, text, context));
    if (asked?.do === 'add') return withAccount(context, async () => proposeAdd(context, `${asked.said} ${text}`));
    return (await isEntry(text, context)) ? proposeAdd(context, text) : null;
  },
  press: async (data, context) => perform(data, context),
  commands: [
    {
      name: 'calendar',
      usage:
        '[DAY | free DAY | add WHEN WHAT | move WHAT to WHEN | cancel WHAT | remind MINUTES | accounts | link ADDRESS USER | feed ADDRESS]',
      summary: { en: 'what is in your calendar; add, move, cancel', ru: 'что в вашем календаре; добавить, перенести, отменить' },
      run: async (argument, context) => command(argument.trim(), context),
    },
  ],
  jobs: { look: remind },
});

async function withAccount(context: CalendarContext, then: () => Promise<PluginReply | null>): Promise<PluginReply | null> {
  return (await accountsOf(context)).length === 0 ? { text: CALENDAR_TEXTS[context.language].notLinked } : then();
}

/** A time makes an entry of what was said in other words, for those who have a calendar here. */
async function isEntry(text: string, context: CalendarContext): Promise<boolean> {
  const read = readSpan(text, { now: context.now(), zone: context.zone });
  return read.kind === 'span' && !read.span.isAllDay && context.audience === 'private' && (await accountsOf(context)).length > 0;
}

async function answer({ kind, said }: Wish, text: string, context: CalendarContext): Promise<PluginReply> {
  if (kind === 'add') return proposeAdd(context, said);
  if (kind === 'move') return proposeMove(context, said);
  if (kind === 'cancel') return proposeCancel(context, said);
  return kind === 'free' ? free(text, context) : show(text, context);
}

async function show(text: string, context: CalendarContext): Promise<PluginReply> {
  const seen = await look(context, readRange(text, { now: context.now(), zone: context.zone }).range ?? nextDays(context));
  return { text: agenda(seen, context), isForeign: true };
}

async function free(text: string, context: CalendarContext): Promise<PluginReply> {
  const at = { now: context.now(), zone: context.zone };
  const span = readSpan(text, at);
  const exact = span.kind === 'span' && !span.span.isAllDay ? { from: new Date(span.span.start), until: new Date(span.span.end) } : null;
  const range = exact ?? readRange(text, at).range ?? nextDays(context);
  return { text: freeTimes(await look(context, range), { range, isExact: exact !== null }, context), isForeign: true };
}

function nextDays({ now, zone }: CalendarContext) {
  const today = dayAt(now(), zone);
  return rangeOf(today, today + DAYS_SHOWN - 1, zone);
}

const VERBS: Readonly<Record<string, (argument: string, context: CalendarContext) => Promise<PluginReply>>> = {
  link: beginLink,
  feed: linkFeed,
  accounts: async (_, context) => listAccounts(context),
  use: useCalendar,
  unlink,
  remind: setReminding,
};
const WISHES: Readonly<Record<string, Wish['kind']>> = {
  add: 'add',
  new: 'add',
  move: 'move',
  cancel: 'cancel',
  remove: 'cancel',
  free: 'free',
  show: 'agenda',
};

async function command(argument: string, context: CalendarContext): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  if (context.audience === 'group') return { text: texts.onlyPrivate };
  const [verb = ''] = argument.toLowerCase().split(/\s+/);
  const said = argument.slice(verb.length).trim();
  if (Object.hasOwn(VERBS, verb)) return (await VERBS[verb]?.(said, context)) ?? { text: texts.usage };
  const kind = Object.hasOwn(WISHES, verb) ? WISHES[verb] : undefined;
  if (verb !== '' && kind === undefined && readRange(argument, { now: context.now(), zone: context.zone }).range === null)
    return { text: texts.usage };
  const reply = await withAccount(context, async () =>
    answer({ kind: kind ?? 'agenda', said, isClear: true }, kind === 'free' ? said : argument, context),
  );
  return reply ?? { text: texts.usage };
}
