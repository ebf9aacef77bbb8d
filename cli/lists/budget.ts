import { Argument, InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import type { BudgetName, BudgetsQuery } from '../generated/graphql.ts';
import { moment } from '../output/quantities.ts';
import type { Terminal } from '../output/terminal.ts';
import { BUDGETS, CHANGE_BUDGET } from './documents.ts';

const MOST_DOLLARS = 1_000_000;
const NAMES = {
  person: 'PERSON_DAY',
  chat: 'CHAT_DAY',
  task: 'TASK',
  memory: 'MEMORY_DAY',
  server: 'INSTALLATION_DAY',
} as const satisfies Record<string, BudgetName>;
const MEANINGS: Readonly<Record<BudgetName, string>> = {
  PERSON_DAY: 'person: each one, a day',
  CHAT_DAY: 'chat: each one, a day',
  TASK: 'task: one that names none',
  MEMORY_DAY: 'memory: reading each one, a day',
  INSTALLATION_DAY: 'server: everything, a day',
};
const AS_CONFIGURED = 'auto';
const COLUMNS = [
  { title: 'BUDGET', shrinks: true },
  { title: 'LIMIT', align: 'right' },
  { title: 'CONFIGURED', align: 'right', isOptional: true },
  { title: 'SPENT', align: 'right' },
  { title: 'RENEWS' },
] as const;

type Budget = NonNullable<BudgetsQuery['budgets']>[number];

/** `budget`. */
export function addBudget(program: Command, front: Front): void {
  program
    .command('budget')
    .description('show what may be spent, or change it for everybody as the owner')
    .addArgument(new Argument('[name]', 'which one').choices(Object.keys(NAMES)))
    .argument('[amount]', 'US dollars such as 7.50; auto: back to what parley.yaml says', amountOf)
    .option('--today', 'only until it renews')
    .action(
      async (
        name: keyof typeof NAMES | undefined,
        amount: Amount | undefined,
        { today = false }: { today?: boolean },
        command: Command,
      ) => {
        const { ask, terminal } = front.client(command);
        if (name === undefined) return show(terminal, (await ask(BUDGETS)).budgets ?? []);
        if (amount === undefined) throw new Failure(`Say how many US dollars: parley budget ${name} 7.50.`);
        const input = { name: NAMES[name], amountUsd: amount.dollars, onlyToday: today };
        show(terminal, payload((await ask(CHANGE_BUDGET, { input })).changeBudget).budgets);
      },
    );
}

interface Amount {
  /** Null: what the file says. */
  readonly dollars: number | null;
}

function amountOf(text: string): Amount {
  if (text === AS_CONFIGURED) return { dollars: null };
  const dollars = /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(dollars <= MOST_DOLLARS)) throw new InvalidArgumentError('Allowed: US dollars from 0 to 1000000 such as 7.50, or auto.');
  return { dollars };
}

function show(terminal: Terminal, budgets: readonly Budget[]): void {
  const rows = budgets.map(({ name, limitUsd, configuredUsd, isForToday, spentUsd, renewsAt }) => [
    MEANINGS[name],
    `${usd(limitUsd)}${isForToday ? ' today' : ''}`,
    usd(configuredUsd),
    spentUsd === null ? '–' : usd(spentUsd),
    moment(renewsAt),
  ]);
  terminal.table(COLUMNS, rows);
}

function usd(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
