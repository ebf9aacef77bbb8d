import { z } from '../../domain/plugins/index.ts';
import type { CalendarContext } from './settings.ts';

/** What somebody linked: an account of a CalDAV server, or the address of a calendar that can only be read. Whoever knows it can read what is in it. */
const ACCOUNT = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('caldav'),
    url: z.string(),
    user: z.string(),
    password: z.string(),
    calendars: z.array(z.object({ url: z.string(), name: z.string() })),
  }),
  z.object({ kind: z.literal('feed'), url: z.string(), name: z.string() }),
]);
export type Account = z.infer<typeof ACCOUNT>;
export type CalDavAccount = Extract<Account, { kind: 'caldav' }>;

const PREFIX = 'account:';
export const MOST_ACCOUNTS = 5;

/** What this person linked, oldest first. What was sealed with a lost key is not among them. */
export async function accountsOf({ vault }: Pick<CalendarContext, 'vault'>): Promise<readonly Account[]> {
  return (await vault.list(PREFIX)).flatMap(({ value }) => ACCOUNT.safeParse(value).data ?? []);
}

/** One of the same address takes the place of the one before. */
export async function addAccount({ vault }: Pick<CalendarContext, 'vault'>, account: Account): Promise<void> {
  await vault.put(keyOf(account), account);
}

export async function removeAccount({ vault }: Pick<CalendarContext, 'vault'>, account: Account): Promise<void> {
  await vault.remove(keyOf(account));
}

/** Where new entries go: the calendar that the person chose, else the first one that can be written; null: there is none. */
export async function calendarForNew(context: Pick<CalendarContext, 'vault' | 'store'>): Promise<string | null> {
  const urls = (await accountsOf(context)).flatMap((each) => (each.kind === 'caldav' ? each.calendars.map(({ url }) => url) : []));
  const chosen = await context.store.get('calendar');
  return urls.find((url) => url === chosen) ?? urls[0] ?? null;
}

function keyOf(account: Account): string {
  const name = account.kind === 'caldav' ? `${account.user}@${account.url}` : account.url;
  return PREFIX + Buffer.from(name).toString('base64url').slice(0, 150);
}
