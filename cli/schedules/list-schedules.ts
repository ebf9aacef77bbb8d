import type { Client } from '../client.ts';
import type { SchedulesQuery } from '../generated/graphql.ts';
import { oneLine } from '../output/printable.ts';
import { moment } from '../output/quantities.ts';
import { SCHEDULES } from './documents.ts';

type Schedule = NonNullable<SchedulesQuery['schedules']>[number];

const COLUMNS = [
  { title: 'ID' },
  { title: 'STATE' },
  { title: 'NEXT' },
  { title: 'WHEN' },
  { title: 'ZONE', isOptional: true },
  { title: 'PROJECT', shrinks: true, isOptional: true },
  { title: 'WHAT', shrinks: true },
] as const;

/** Prints a list of schedules. */
export async function listSchedules({ ask, terminal }: Client, everybody: boolean): Promise<void> {
  const schedules = (await ask(SCHEDULES, { everybody })).schedules ?? [];
  if (schedules.length === 0) {
    terminal.note('There are no schedules yet: parley task --cron "0 9 * * *" "Run the daily health check".');
    return;
  }
  terminal.table(COLUMNS, schedules.map(rowOf));
}

function rowOf({ shortId, state, confirmation, nextAt, cron, timeZone, project, command, prompt }: Schedule): string[] {
  const what = command === null ? oneLine(prompt ?? '') : `$ ${oneLine(command)}`;
  return [
    shortId,
    confirmation === null ? state.toLowerCase() : 'asks first',
    nextAt === null ? '–' : moment(nextAt),
    cron ?? 'once',
    timeZone,
    project?.name ?? '–',
    what,
  ];
}
