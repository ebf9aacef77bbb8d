import { accountsOf } from './accounts.ts';
import type { Account } from './accounts.ts';
import { eventsIn } from './caldav.ts';
import { readIcs } from './read-ics.ts';
import type { Occurrence, Range } from './occurrence.ts';
import type { CalendarContext } from './settings.ts';

/** Something in a calendar, and where it is kept. */
export interface Entry {
  readonly occurrence: Occurrence;
  /** The calendar's name. */
  readonly calendar: string;
  /** Null: it stands in one that can only be read. */
  readonly stored: { readonly url: string; readonly etag: string } | null;
}

/** What is in all calendars of the person. */
export interface Seen {
  /** By time. */
  readonly entries: readonly Entry[];
  /** The names of calendars that could not be read. */
  readonly away: readonly string[];
}

/** Reads everything that is linked; one that cannot be read leaves the others. */
export async function look(context: CalendarContext, range: Range): Promise<Seen> {
  const sources = (await accountsOf(context)).flatMap((account) => sourcesOf(context, account, range));
  const read = await Promise.allSettled(sources.map(async ({ read: one }) => one()));
  for (const [at, each] of read.entries())
    if (each.status === 'rejected') context.log.warn('calendar.not-read', { name: sources[at]?.name ?? '', because: String(each.reason) });
  const entries = read.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const away = sources.filter((_, at) => read[at]?.status === 'rejected').map(({ name }) => name);
  return { entries: entries.toSorted((a, b) => a.occurrence.start - b.occurrence.start), away: [...new Set(away)] };
}

interface Source {
  readonly name: string;
  readonly read: () => Promise<readonly Entry[]>;
}

function sourcesOf(context: CalendarContext, account: Account, range: Range): readonly Source[] {
  const { zone } = context;
  if (account.kind === 'feed') {
    const { url, name } = account;
    const read = async (): Promise<readonly Entry[]> =>
      readIcs(await readFeed(context, url), range, zone).map((occurrence) => ({ occurrence, calendar: name, stored: null }));
    return [{ name, read }];
  }
  return account.calendars.map(({ url, name }) => ({
    name,
    read: async () =>
      (await eventsIn(context, account, url, range)).flatMap(({ text, ...stored }) =>
        readIcs(text, range, zone).map((occurrence) => ({ occurrence, calendar: name, stored })),
      ),
  }));
}

/** The text of a calendar that can only be read. Throws when it cannot be had. */
export async function readFeed({ fetch }: Pick<CalendarContext, 'fetch'>, url: string): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'text/calendar' } });
  if (!response.ok) throw new Error(`The address answers ${String(response.status)}.`);
  return response.text();
}
