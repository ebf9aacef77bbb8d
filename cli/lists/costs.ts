import { Option } from 'commander';
import type { Command } from 'commander';

import type { Front } from '../front.ts';
import type { CostGrouping } from '../generated/graphql.ts';
import { wholeNumber } from '../numbers.ts';
import { count, dollars } from '../output/quantities.ts';
import { COSTS } from './documents.ts';

const MAX_DAYS = 400;
const GROUPINGS = {
  day: 'DAY',
  model: 'MODEL',
  mode: 'MODE',
  task: 'TASK',
  purpose: 'PURPOSE',
  person: 'PERSON',
} as const satisfies Record<string, CostGrouping>;

interface CostOptions {
  readonly days: number;
  readonly by: keyof typeof GROUPINGS;
  readonly all?: boolean;
}

/** `costs`. */
export function addCosts(program: Command, front: Front): void {
  program
    .command('costs')
    .description('show what model calls cost')
    .option('--days <n>', 'how many days back from now', wholeNumber({ from: 1, to: MAX_DAYS }), 30)
    .addOption(new Option('--by <what>', 'what to add up by').choices(Object.keys(GROUPINGS)).default('day'))
    .option('--all', 'everybody’s, for admins')
    .action(async ({ days, by, all = false }: CostOptions, command: Command) => {
      const { ask, terminal } = front.client(command);
      const rows = (await ask(COSTS, { days, groupBy: GROUPINGS[by], everybody: all })).costs ?? [];
      if (rows.length === 0) return terminal.note(`No model was called in the last ${days} days.`);
      const columns = [
        { title: by.toUpperCase(), shrinks: true },
        ...['CALLS', 'INPUT', 'OUTPUT', 'COST'].map((title) => ({ title, align: 'right' }) as const),
      ];
      const cells = rows.map(({ group, ...row }) => [group, ...numbersOf(row)]);
      const total = numbersOf({
        calls: sum(rows, 'calls'),
        inputTokens: sum(rows, 'inputTokens'),
        outputTokens: sum(rows, 'outputTokens'),
        costUsd: sum(rows, 'costUsd'),
      });
      terminal.table(columns, rows.length === 1 ? cells : [...cells, ['together', ...total]]);
    });
}

interface Numbers {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
}

function numbersOf({ calls, inputTokens, outputTokens, costUsd }: Numbers): string[] {
  return [count(calls), count(inputTokens), count(outputTokens), dollars(costUsd)];
}

function sum(rows: readonly Numbers[], of: keyof Numbers): number {
  return rows.reduce((total, row) => total + row[of], 0);
}
