import type { Client } from '../client.ts';
import type { TasksQuery } from '../generated/graphql.ts';
import { oneLine } from '../output/printable.ts';
import { dollars, duration, moment } from '../output/quantities.ts';
import { TASKS } from './documents.ts';

type Task = NonNullable<TasksQuery['tasks']>['edges'][number]['node'];

const COLUMNS = [
  { title: 'ID' },
  { title: 'STATE' },
  { title: 'MADE', isOptional: true },
  { title: 'TOOK', align: 'right', isOptional: true },
  { title: 'COST', align: 'right', isOptional: true },
  { title: 'PROJECT', shrinks: true, isOptional: true },
  { title: 'WHAT', shrinks: true },
] as const;

/** Prints a list of tasks. */
export async function listTasks({ ask, terminal }: Client, options: { everybody: boolean; last: number }): Promise<void> {
  const { tasks } = await ask(TASKS, { first: options.last, everybody: options.everybody });
  const rows = tasks?.edges.map(({ node }) => rowOf(node)) ?? [];
  if (rows.length === 0) {
    terminal.note('There are no tasks yet: parley task "Explain this project", or parley task --run "npm test".');
    return;
  }
  terminal.table(COLUMNS, rows);
  if (tasks?.pageInfo.hasNextPage === true) terminal.note(`There are more: --last shows up to 100.`);
}

function rowOf({ shortId, state, stage, queue, createdAt, startedAt, endedAt, spentUsd, project, command, prompt }: Task): string[] {
  const what = command === null ? oneLine(prompt ?? '') : `$ ${oneLine(command)}`;
  return [
    shortId,
    standing({ state, stage, queue }),
    moment(createdAt),
    took(startedAt, endedAt),
    dollars(spentUsd),
    project?.name ?? '–',
    what,
  ];
}

/** What has to come before it starts; the rest waits for its turn alone. */
const WAITS_FOR: Readonly<Partial<Record<NonNullable<NonNullable<Task['queue']>['waitsFor']>, string>>> = {
  DEPENDENCY: 'for a task',
  APPROVAL: 'for a yes',
  TIME: 'to try again',
};

/** What it is doing while it runs, and where it stands before. */
function standing({ state, stage, queue }: Pick<Task, 'state' | 'stage' | 'queue'>): string {
  const name = state.toLowerCase();
  if (state === 'RUNNING' && stage !== null) return `${name}: ${stage.stage.toLowerCase().replaceAll('_', ' ')}`;
  const reason = queue?.waitsFor == null ? undefined : WAITS_FOR[queue.waitsFor];
  if (reason !== undefined) return `${name}: ${reason}`;
  return queue === null || queue.ahead === 0 ? name : `${name}: ${queue.ahead} ahead`;
}

/** Of one that has not ended: so far. */
function took(from: string | null, to: string | null): string {
  return from === null ? '–' : duration((to === null ? Date.now() : Date.parse(to)) - Date.parse(from));
}
