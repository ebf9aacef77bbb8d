import { z } from '../../domain/plugins/index.ts';
import type { Json, PluginReply } from '../../domain/plugins/index.ts';
import { accountsOf, addAccount, calendarForNew, MOST_ACCOUNTS, removeAccount } from './accounts.ts';
import type { Account } from './accounts.ts';
import { CALENDAR_TEXTS } from './calendar-texts.ts';
import { findCalendars } from './caldav.ts';
import { readFeed } from './look.ts';
import { readIcs } from './read-ics.ts';
import { remindFrom, remindMinutes } from './remind.ts';
import type { CalendarContext } from './settings.ts';

const ASKED = z.object({ do: z.literal('password'), url: z.string(), user: z.string() });

const GOOGLE = /^(?:https?:\/\/)?(?:[\w.-]+\.)?(?:google|googleusercontent|googleapis)\.com(?:[:/]|$)|@(?:gmail|googlemail)\.com$/iu;

/** Begins to link an account: the password is asked for, so that it stands in no command. */
export async function beginLink(argument: string, context: CalendarContext): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  const [written = '', user = '', ...rest] = argument.split(/\s+/).filter((word) => word !== '');
  // Also an e-mail address alone, in either place.
  if ([written, user].some((word) => GOOGLE.test(word))) return { text: texts.google };
  const url = addressOf(written);
  if (url === null || user === '' || rest.length > 0) return { text: texts.linkUsage };
  if ((await accountsOf(context)).length >= MOST_ACCOUNTS) return { text: texts.tooMany(MOST_ACCOUNTS) };
  return { text: texts.password(user, url.host), ask: { do: 'password', url: url.href, user }, isSecret: true };
}

/** Links it with the password that came; null: no password was asked for. */
export async function finishLink(answers: Json | null, password: string, context: CalendarContext): Promise<PluginReply | null> {
  const texts = CALENDAR_TEXTS[context.language];
  const asked = ASKED.safeParse(answers).data;
  if (asked === undefined) return null;
  if (password.trim() === '') return { text: texts.passwordAgain, ask: asked, isSecret: true };
  const login = { url: asked.url, user: asked.user, password: password.trim() };
  try {
    const calendars = await findCalendars(context, login);
    if (calendars === null) return { text: texts.wrongPassword };
    if (calendars.length === 0) return { text: texts.noCalendars };
    await addAccount(context, { kind: 'caldav', ...login, calendars });
    await remindFrom(context);
    return {
      text: texts.linked(
        calendars.map(({ name }) => name),
        await remindMinutes(context),
      ),
      isForeign: true,
    };
  } catch (cause) {
    context.log.warn('calendar.not-linked', { host: new URL(asked.url).host, because: String(cause) });
    return { text: texts.noServer(new URL(asked.url).host) };
  }
}

/** Links a calendar that can only be read. */
export async function linkFeed(argument: string, context: CalendarContext): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  const url = addressOf(argument.trim().replace(/^webcal:/iu, 'https:'));
  if (url === null) return { text: texts.noFeed };
  if ((await accountsOf(context)).length >= MOST_ACCOUNTS) return { text: texts.tooMany(MOST_ACCOUNTS) };
  try {
    readIcs(await readFeed(context, url.href), { from: context.now(), until: context.now() }, context.zone);
  } catch (cause) {
    context.log.warn('calendar.not-linked', { host: url.host, because: String(cause) });
    return { text: texts.noFeed };
  }
  await addAccount(context, { kind: 'feed', url: url.href, name: url.host });
  await remindFrom(context);
  return { text: texts.feedLinked(url.host) };
}

/** What is linked, with the numbers by which the other commands know it. */
export async function listAccounts(context: CalendarContext): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  const [listed, forNew] = [numbered(await accountsOf(context)), await calendarForNew(context)];
  if (listed.length === 0) return { text: texts.notLinked };
  const lines = listed.map(({ account, calendar, name }, at) => {
    const host = new URL(account.url).host;
    const more = account.kind === 'feed' ? [texts.readOnly] : calendar === forNew ? [texts.usedForNew] : [];
    return `${String(at + 1)}. ${name} (${[account.kind === 'caldav' ? `${account.user}, ${host}` : host, ...more].join(', ')})`;
  });
  return { text: [texts.accounts, ...lines].join('\n') };
}

/** Chooses where new entries go. */
export async function useCalendar(argument: string, context: CalendarContext): Promise<PluginReply> {
  const chosen = numbered(await accountsOf(context))[Number(argument) - 1];
  if (chosen === undefined || chosen.account.kind === 'feed') return { text: CALENDAR_TEXTS[context.language].noSuch };
  await context.store.put('calendar', chosen.calendar);
  return listAccounts(context);
}

/** Forgets an account with its password, and all of its calendars. */
export async function unlink(argument: string, context: CalendarContext): Promise<PluginReply> {
  const texts = CALENDAR_TEXTS[context.language];
  const chosen = numbered(await accountsOf(context))[Number(argument) - 1];
  if (chosen === undefined) return { text: texts.noSuch };
  await removeAccount(context, chosen.account);
  return { text: texts.unlinked(new URL(chosen.account.url).host) };
}

interface Numbered {
  readonly account: Account;
  readonly calendar: string;
  readonly name: string;
}

function numbered(accounts: readonly Account[]): readonly Numbered[] {
  return accounts.flatMap((account): readonly Numbered[] =>
    account.kind === 'feed'
      ? [{ account, calendar: account.url, name: account.name }]
      : account.calendars.map(({ url, name }) => ({ account, calendar: url, name })),
  );
}

/** Null: no address of the web. */
function addressOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/u.test(url.protocol) && url.username === '' ? url : null;
}
