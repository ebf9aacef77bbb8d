import { definePlugin, parseWhen, z } from '../../domain/plugins/index.ts';
import type { PluginReply, PluginRequest } from '../../domain/plugins/index.ts';
import { cancel, hide, list, make, move } from './change.ts';
import { takePlace } from './private-words.ts';
import { readByModel } from './read-by-model.ts';
import { SETTINGS } from './reminder.ts';
import type { ReminderContext } from './reminder.ts';
import { REMINDER_TEXTS } from './reminder-texts.ts';
import { press, tell } from './tell.ts';
import { TOOLS } from './tools.ts';
import { subject, understand } from './understand.ts';

const ASKED = z.object({ text: z.string(), place: z.enum(['here', 'private']).default('here') });
/** Any: whether a time is in the words does not depend on when they are said. */
const SOME_TIME = { now: new Date(0), zone: 'UTC' };

/** Reminders, once or again and again, in the words of English and Russian. */
export const plugin = definePlugin({
  contract: 1,
  name: 'reminders',
  version: '1.0.0',
  title: { en: 'a reminder', ru: 'напоминание' },
  description: { en: 'reminds you at a time, once or again and again', ru: 'напоминает в нужное время, один раз или снова и снова' },
  examples: {
    en: ['remind me in half an hour to call mum', 'remind me every second Tuesday at 9 about the bins', 'what reminders do I have'],
    ru: ['напомни через полчаса позвонить маме', 'напоминай каждый будний день в 8:30 про зарядку', 'какие у меня напоминания'],
  },
  settings: SETTINGS,
  permissions: ['jobs', 'model'],
  match: ({ text }) => {
    const wish = understand(text, SOME_TIME);
    if (wish === null) return 0;
    return wish.kind === 'make' && !wish.isClear ? 0.9 : 0.97;
  },
  handle: async (request, context) => answerTo(request, context) ?? byWords(request.text, context),
  press,
  commands: [
    {
      name: 'remind',
      usage: '[--private] WHEN WHAT',
      summary: { en: 'be reminded of something', ru: 'напомнить о чём-то' },
      run: async (argument, context) => {
        const flag = /(?<!\S)--private(?!\S)/i;
        const parsed = parseWhen(argument.replace(flag, ' '), { now: context.now(), zone: context.zone });
        const { place, rest } = takePlace(parsed.rest);
        return make(context, { what: subject(rest), place: flag.test(argument) ? 'private' : place }, parsed);
      },
    },
    {
      name: 'reminders',
      usage: '[cancel CODE | done CODE | private CODE | move CODE WHEN]',
      summary: { en: 'your reminders; cancel or move one', ru: 'ваши напоминания; отменить или перенести' },
      run: async (argument, context) => manage(argument, context),
    },
  ],
  tools: TOOLS,
  jobs: { tell },
});

/** The answer to "when?"; null: nothing was asked, or this is about something else. */
function answerTo({ text, answers }: PluginRequest, context: ReminderContext): Promise<PluginReply> | null {
  const asked = ASKED.safeParse(answers).data;
  if (asked === undefined || understand(text, SOME_TIME) !== null) return null;
  const parsed = parseWhen(text, { now: context.now(), zone: context.zone });
  return parsed.kind === 'none' ? null : make(context, { what: asked.text, place: asked.place }, parsed);
}

async function byWords(text: string, context: ReminderContext): Promise<PluginReply | null> {
  const at = { now: context.now(), zone: context.zone };
  const wish = understand(text, at);
  if (wish?.kind === 'list') return list(context);
  if (wish?.kind === 'cancel') return cancel(context, wish.which);
  if (wish?.kind === 'move') return move(context, wish.which, wish.parsed);
  if (wish?.kind === 'make' && wish.parsed.kind !== 'none') return make(context, wish, wish.parsed);
  // What nobody but the classifier took for a reminder, or whose time the parser does not find.
  const parsed = parseWhen(text, at);
  if (wish === null && parsed.kind === 'when') return make(context, { what: subject(parsed.rest), place: 'here' }, parsed);
  const read = await readByModel(text, context);
  if (read !== null)
    return make(
      context,
      { what: read.what, place: wish?.kind === 'make' ? wish.place : 'here' },
      { kind: 'when', when: { kind: 'once', at: read.at }, rest: '' },
    );
  return wish?.kind === 'make' ? make(context, wish, wish.parsed) : null;
}

async function manage(argument: string, context: ReminderContext): Promise<PluginReply> {
  const [word = '', code = '', ...rest] = argument.split(/\s+/);
  if (word === '') return list(context);
  if (code !== '' && ['cancel', 'done', 'remove', 'delete'].includes(word)) return cancel(context, code);
  if (code !== '' && word === 'private') return hide(context, code);
  const at = { now: context.now(), zone: context.zone };
  if (code !== '' && ['move', 'edit', 'snooze'].includes(word)) return move(context, code, parseWhen(rest.join(' '), at));
  return { text: REMINDER_TEXTS[context.language].usage };
}
