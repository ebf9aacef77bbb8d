import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

import type { Front } from '../front.ts';
import type { CostGrouping, CostsQuery } from '../generated/graphql.ts';
import { wholeNumber } from '../numbers.ts';
import { csv } from '../output/csv.ts';
import { count, dollars } from '../output/quantities.ts';
import type { Terminal } from '../output/terminal.ts';
import { COSTS } from './documents.ts';

const MAX_DAYS = 400;
const PERCENT = 100;
const GROUPINGS = {
  day: 'DAY',
  person: 'PERSON',
  chat: 'CHAT',
  task: 'TASK',
  provider: 'PROVIDER',
  model: 'MODEL',
  mode: 'MODE',
  purpose: 'PURPOSE',
  feedback: 'FEEDBACK',
} as const satisfies Record<string, CostGrouping>;

/** Those whose labels are not what programs know them by. */
const WITH_ID: readonly CostGrouping[] = ['PERSON', 'CHAT'];

type Row = NonNullable<CostsQuery['costs']>[number];
type Name = keyof typeof GROUPINGS;

interface CostOptions {
  readonly days: number;
  readonly by: readonly Name[];
  readonly all?: boolean;
  readonly zone?: string;
  readonly csv?: boolean;
}

/** `costs`. */
export function addCosts(program: Command, front: Front): void {
  program
    .command('costs')
    .description('show what model calls cost')
    .option('--days <n>', 'how many days, the last of them today', wholeNumber({ from: 1, to: MAX_DAYS }), 30)
    .option('--by <what>', `what to add up by, several with commas: ${Object.keys(GROUPINGS).join(', ')}`, groupings, ['day'])
    .option('--all', 'everybody’s, for admins')
    .option('--zone <zone>', 'where a day begins, such as Europe/Berlin; your own time zone unless you say')
    .option('--csv', 'print comma-separated values with every number')
    .action(async ({ days, by, all = false, zone, csv: asCsv = false }: CostOptions, command: Command) => {
      const { ask, terminal } = front.client(command);
      const asked = { days, groupBy: by.map((name) => GROUPINGS[name]), everybody: all, timeZone: zone ?? null };
      const rows = (await ask(COSTS, asked)).costs ?? [];
      if (asCsv) return terminal.write(csvOf(by, rows, terminal.safe));
      if (rows.length === 0) return terminal.note(`No model was called in the last ${days} days.`);
      tableOf(terminal, by, rows);
    });
}

function groupings(text: string): readonly Name[] {
  return text.split(',').map((part) => {
    const name = Object.keys(GROUPINGS).find((each): each is Name => each === part.trim());
    if (name === undefined) throw new InvalidArgumentError(`Allowed, also several with commas: ${Object.keys(GROUPINGS).join(', ')}.`);
    return name;
  });
}

function csvOf(by: readonly Name[], rows: readonly Row[], safe: (text: string) => string): string {
  const titles = by.flatMap((name) => (WITH_ID.includes(GROUPINGS[name]) ? [name, `${name}_id`] : [name]));
  const numbers = ['calls', 'cost_usd', 'input_tokens', 'cache_read_tokens', 'cache_write_tokens', 'output_tokens', 'reasoning_tokens'];
  const lines = rows.map(({ keys, calls, costUsd, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, reasoningTokens }) => [
    ...keys.flatMap(({ by: grouping, value, label }) => (WITH_ID.includes(grouping) ? [safe(label), value] : [value])),
    ...[calls, costUsd, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, reasoningTokens],
  ]);
  return csv([[...titles, ...numbers], ...lines]);
}

function tableOf(terminal: Terminal, by: readonly Name[], rows: readonly Row[]): void {
  const columns = [
    ...by.map((name) => ({ title: name.toUpperCase(), shrinks: true })),
    ...['CALLS', 'INPUT', 'CACHED', 'OUTPUT', 'COST'].map((title) => ({ title, align: 'right' }) as const),
  ];
  const cells = rows.map((row) => [...row.keys.map(({ label }) => label), ...numbersOf(row)]);
  const total = numbersOf({
    calls: sum(rows, 'calls'),
    inputTokens: sum(rows, 'inputTokens'),
    cacheReadTokens: sum(rows, 'cacheReadTokens'),
    outputTokens: sum(rows, 'outputTokens'),
    costUsd: sum(rows, 'costUsd'),
  });
  const together = by.map((_, place) => (place === 0 ? 'together' : ''));
  terminal.table(columns, rows.length === 1 ? cells : [...cells, [...together, ...total]]);
}

type Numbers = Pick<Row, 'calls' | 'inputTokens' | 'cacheReadTokens' | 'outputTokens' | 'costUsd'>;

function numbersOf({ calls, inputTokens, cacheReadTokens, outputTokens, costUsd }: Numbers): string[] {
  const cached = inputTokens === 0 ? 0 : Math.round((cacheReadTokens / inputTokens) * PERCENT);
  return [count(calls), count(inputTokens), `${cached} %`, count(outputTokens), dollars(costUsd)];
}

function sum(rows: readonly Numbers[], of: keyof Numbers): number {
  return rows.reduce((total, row) => total + row[of], 0);
}
