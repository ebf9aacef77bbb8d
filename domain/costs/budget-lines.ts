import type { Person } from '../access/person.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import { dayOf } from './calendar-day.ts';
import type { Nanos } from './money.ts';

/** Of reading one person's words in the background, where parley.yaml says nothing. */
export const PLAIN_MEMORY_DAY: Nanos = 500_000_000;

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

/** What reading one person's words in the background counts against, beside all the others; it begins at their midnight. */
export function memoryLine({ id, timeZone }: Pick<Person, 'id' | 'timeZone'>, limit: Nanos, now: Date): BudgetLine {
  const { day, renewsAt } = dayOf(timeZone, now);
  return { name: 'memory-day', account: `memory-day:${id}:${day}`, limit, renewsAt };
}
