import type { Person } from '../access/person.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import type { Nanos } from './money.ts';

/** The ceilings that hold for everybody, from parley.yaml. */
export interface Budgets {
  readonly personDay: Nanos;
  readonly chatDay: Nanos;
  readonly installationDay: Nanos;
}

export interface Spender {
  readonly person: Person;
  readonly conversationId: string | null;
  readonly task: { readonly id: string; readonly limit: Nanos } | null;
}

const MINUTE_MS = 60_000;
const LONGEST_DAY_MINUTES = 26 * 60;

/** All the ceilings that a call by this spender counts against. A person's and a chat's day begin at their midnight, the installation's at UTC's. */
export function budgetLines(budgets: Budgets, { person, conversationId, task }: Spender, now: Date): readonly BudgetLine[] {
  const { day, renewsAt } = dayOf(person.timeZone, now);
  const installation = dayOf('UTC', now);
  const lines: BudgetLine[] = [
    { name: 'person-day', account: `person-day:${person.id}:${day}`, limit: budgets.personDay, renewsAt },
    {
      name: 'installation-day',
      account: `installation-day:${installation.day}`,
      limit: budgets.installationDay,
      renewsAt: installation.renewsAt,
    },
  ];
  if (conversationId !== null) {
    lines.push({ name: 'chat-day', account: `chat-day:${conversationId}:${day}`, limit: budgets.chatDay, renewsAt });
  }
  if (task !== null) lines.push({ name: 'task', account: `task:${task.id}`, limit: task.limit, renewsAt: null });
  return lines;
}

/** The calendar day in a zone, as `2026-11-23`, and the first full minute of the next one, found by halving: right also where a day has 23 or 25 hours. */
function dayOf(timeZone: string, now: Date): { day: string; renewsAt: Date } {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const day = format.format(now);
  const start = Math.floor(now.getTime() / MINUTE_MS);
  let [same, other] = [start, start + LONGEST_DAY_MINUTES];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (format.format(new Date(middle * MINUTE_MS)) === day) same = middle;
    else other = middle;
  }
  return { day, renewsAt: new Date(other * MINUTE_MS) };
}
