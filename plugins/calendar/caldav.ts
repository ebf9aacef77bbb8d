import {
  createAccount,
  createCalendarObject,
  deleteCalendarObject,
  fetchCalendarObjects,
  fetchCalendars,
  updateCalendarObject,
} from 'tsdav';

import type { CalDavAccount } from './accounts.ts';
import type { Range } from './occurrence.ts';
import type { CalendarContext } from './settings.ts';

/** An event's file on its server, as it was read. */
export interface StoredEvent {
  readonly url: string;
  /** Tells whether it is still as it was read. */
  readonly etag: string;
  readonly text: string;
}

/** How a change ended: `changed`: somebody else was quicker, and nothing was overwritten. */
export type WriteOutcome = 'written' | 'changed' | 'gone' | 'forbidden';

type Login = Pick<CalDavAccount, 'url' | 'user' | 'password'>;
type Web = Pick<CalendarContext, 'fetch'>;

/** Finds the calendars of an account in which events can stand. Throws where nobody answers as a calendar server does; null: the name or the password is wrong. */
export async function findCalendars({ fetch }: Web, login: Login): Promise<CalDavAccount['calendars'] | null> {
  let isRefused = false;
  const watched: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    isRefused ||= response.status === 401 || response.status === 403;
    return response;
  };
  const ways = { headers: headersOf(login), fetch: watched };
  try {
    const account = await createAccount({ account: { serverUrl: login.url, accountType: 'caldav' }, ...ways });
    const found = await fetchCalendars({ account, ...ways });
    const usable = found.filter(({ components }) => components === undefined || components.includes('VEVENT'));
    return usable.map(({ url, displayName }) => ({
      url,
      name: typeof displayName === 'string' && displayName !== '' ? displayName : 'calendar',
    }));
  } catch (cause) {
    if (isRefused) return null;
    throw cause;
  }
}

/** What is in a calendar in a range, as its files. */
export async function eventsIn({ fetch }: Web, login: Login, calendar: string, { from, until }: Range): Promise<readonly StoredEvent[]> {
  const timeRange = { start: from.toISOString(), end: until.toISOString() };
  const objects = await fetchCalendarObjects({ calendar: { url: calendar }, timeRange, headers: headersOf(login), fetch });
  return objects.flatMap(({ url, etag, data }) => (typeof data === 'string' && data !== '' ? [{ url, etag: etag ?? '', text: data }] : []));
}

/** One file as it is now; null: it is gone. */
export async function readEvent({ fetch }: Web, login: Login, url: string): Promise<StoredEvent | null> {
  const response = await fetch(url, { headers: headersOf(login) });
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) throw new Error(`The calendar server answers ${String(response.status)}.`);
  return { url, etag: response.headers.get('etag') ?? '', text: await response.text() };
}

/** Adds a file that is not there yet. */
export async function addEvent(
  { fetch }: Web,
  login: Login,
  { calendar, name, text }: { calendar: string; name: string; text: string },
): Promise<WriteOutcome> {
  return outcomeOf(
    await createCalendarObject({ calendar: { url: calendar }, filename: name, iCalString: text, headers: headersOf(login), fetch }),
  );
}

/** Replaces a file if it is still as it was read. */
export async function changeEvent({ fetch }: Web, login: Login, event: StoredEvent): Promise<WriteOutcome> {
  const calendarObject = { url: event.url, etag: event.etag, data: event.text };
  return outcomeOf(await updateCalendarObject({ calendarObject, headers: headersOf(login), fetch }));
}

/** Removes a file if it is still as it was read. */
export async function removeEvent({ fetch }: Web, login: Login, { url, etag }: Omit<StoredEvent, 'text'>): Promise<WriteOutcome> {
  return outcomeOf(await deleteCalendarObject({ calendarObject: { url, etag, data: '' }, headers: headersOf(login), fetch }));
}

function outcomeOf({ ok, status }: Response): WriteOutcome {
  if (ok) return 'written';
  if (status === 412 || status === 409) return 'changed';
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 403) return 'forbidden';
  throw new Error(`The calendar server answers ${String(status)}.`);
}

function headersOf({ user, password }: Login): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}
