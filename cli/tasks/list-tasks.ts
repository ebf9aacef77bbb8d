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

function rowOf({ shortId, state, stage, createdAt, startedAt, endedAt, spentUsd, project, command, prompt }: Task): string[] {
  const what = command === null ? oneLine(prompt ?? '') : `$ ${oneLine(command)}`;
  return [shortId, standing(state, stage), moment(createdAt), took(startedAt, endedAt), dollars(spentUsd), project?.name ?? '–', what];
}

/** What it is doing while it runs. */
function standing(state: Task['state'], stage: Task['stage']): string {
  const name = state.toLowerCase();
  return state === 'RUNNING' && stage !== null ? `${name}: ${stage.stage.toLowerCase().replaceAll('_', ' ')}` : name;
}

/** Of one that has not ended: so far. */
function took(from: string | null, to: string | null): string {
  return from === null ? '–' : duration((to === null ? Date.now() : Date.parse(to)) - Date.parse(from));
}
