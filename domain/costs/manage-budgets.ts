import { assertAccess, decideAccess } from '../access/policy.ts';
import type { Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import { InvalidInputError, UnknownIdError } from '../errors.ts';
import { BUDGET_NAMES } from '../ports/budget-book.ts';
import type { BudgetChange, BudgetName } from '../ports/budget-book.ts';
import type { Ports } from '../ports/ports.ts';
import { budgetLines, memoryLine, PLAIN_MEMORY_DAY } from './budget-lines.ts';
import type { Budgets } from './budget-lines.ts';
import { dayOf } from './calendar-day.ts';
import { COST_TEXTS } from './cost-texts.ts';
import { limitThatHolds } from './limit-that-holds.ts';
import { fromDollars } from './money.ts';
import type { Nanos } from './money.ts';

const MOST_DOLLARS = 1_000_000;

export type { BudgetName };

/** How a budget stands for somebody. */
export interface BudgetStanding {
  readonly name: BudgetName;
  /** What holds now. */
  readonly limit: Nanos;
  /** What parley.yaml says. */
  readonly configured: Nanos;
  /** Whether the limit is for this day alone. */
  readonly isForToday: boolean;
  /** Null: there is no account to look at, as with the budget of tasks. */
  readonly used: { readonly spent: Nanos; readonly reserved: Nanos } | null;
  /** Null: never. */
  readonly renewsAt: Date | null;
}

interface NewBudget {
  readonly name: BudgetName;
  /** US dollars; null: back to what parley.yaml says. */
  readonly dollars: number | null;
  /** Only until it renews. */
  readonly onlyToday: boolean;
}

interface BudgetSettings extends Budgets {
  /** Of a task that names none. */
  readonly task: Nanos;
  /** Of reading one person's words in the background; absent: what suits most. */
  readonly memoryDay?: Nanos | undefined;
}

export type ManageBudgets = ReturnType<typeof makeManageBudgets>;
type BudgetDeps = Pick<Ports, 'budgetBook' | 'people' | 'clock' | 'logger'>;

/** The ceilings: looking at one's own, and changing them for everybody, which the owner may. */
export function makeManageBudgets(deps: BudgetDeps, configured: BudgetSettings) {
  return {
    /** The person's own day, that of a conversation in which they are (null: none is meant), of the installation, whose use admins see, and of new tasks. */
    async list(principal: Principal | null, conversationId: string | null): Promise<readonly BudgetStanding[]> {
      assertAccess(principal, 'budget.read');
      const person = await personOf(deps, principal);
      const all = await standings(deps, configured, person, conversationId);
      if (decideAccess(principal, 'cost.read-all').allowed) return all;
      return all.map((standing) => (standing.name === 'installation-day' ? { ...standing, used: null } : standing));
    },

    /** Throws InvalidInputError for an amount that is none, and for a day of the budget of tasks. */
    async change(principal: Principal | null, { name, dollars, onlyToday }: NewBudget): Promise<readonly BudgetStanding[]> {
      assertAccess(principal, 'budget.change');
      const person = await personOf(deps, principal);
      const texts = COST_TEXTS[person.language];
      if (dollars !== null && !(dollars >= 0 && dollars <= MOST_DOLLARS)) throw new InvalidInputError('amountUsd', texts.wrongAmount);
      if (name === 'task' && onlyToday) throw new InvalidInputError('onlyToday', texts.taskHasNoDay);
      const before = (await deps.budgetBook.changes()).find((each) => each.name === name);
      await deps.budgetBook.change(changed(before, { name, dollars, onlyToday }, dayFor(name, person, deps.clock.now())));
      deps.logger.info('budget.changed', { budget: name, dollars, onlyToday, personId: person.id });
      return standings(deps, configured, person, null);
    },
  };
}

async function personOf({ people }: BudgetDeps, { personId }: Principal): Promise<Person> {
  const person = await people.get(personId);
  if (person === null) throw new UnknownIdError('person');
  return person;
}

/** What was set last holds: a lasting amount ends what was set for today. */
function changed(before: BudgetChange | undefined, { name, dollars, onlyToday }: NewBudget, day: string): BudgetChange {
  const amount = dollars === null ? null : fromDollars(dollars);
  if (!onlyToday) return { name, amount, today: null };
  return { name, amount: before?.amount ?? null, today: amount === null ? null : { day, amount } };
}

/** The installation's day is UTC's, any other the one that it is for whoever says "today". */
function dayFor(name: BudgetName, { timeZone }: Person, now: Date): string {
  return dayOf(name === 'installation-day' ? 'UTC' : timeZone, now).day;
}

async function standings(
  { budgetBook, clock }: BudgetDeps,
  configured: BudgetSettings,
  person: Person,
  conversationId: string | null,
): Promise<readonly BudgetStanding[]> {
  const changes = await budgetBook.changes();
  const memory = memoryLine(person, configured.memoryDay ?? PLAIN_MEMORY_DAY, clock.now());
  const lines = [...budgetLines(configured, { person, conversationId, task: null }, clock.now()), memory];
  const uses = await budgetBook.used(lines.map(({ account }) => account));
  const today = dayFor('person-day', person, clock.now());
  const limits = {
    'person-day': configured.personDay,
    'chat-day': configured.chatDay,
    'installation-day': configured.installationDay,
    task: configured.task,
    'memory-day': memory.limit,
  };
  return BUDGET_NAMES.map((name) => {
    const line = lines.find((each) => each.name === name);
    const use = uses.find(({ account }) => account === line?.account);
    const change = changes.find((each) => each.name === name);
    const own = { name, account: line?.account ?? `${name}:${today}`, limit: limits[name] };
    return {
      name,
      limit: name === 'task' ? (change?.amount ?? own.limit) : limitThatHolds(own, changes),
      configured: own.limit,
      isForToday: name !== 'task' && change?.today != null && own.account.endsWith(`:${change.today.day}`),
      used: use === undefined ? null : { spent: use.spent, reserved: use.reserved },
      renewsAt: line?.renewsAt ?? null,
    };
  });
}
