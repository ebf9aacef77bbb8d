import type { Action } from '../access/actions.ts';
import type { StopTask } from '../tasks/end-task.ts';
import type { RetryTask } from '../tasks/retry-task.ts';
import type { Clock } from '../ports/clock.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskSurroundings } from '../tasks/task-surroundings.ts';
import { parseRetry } from '../tasks/submit/parse-retry.ts';
import { isFinal } from '../tasks/task-state.ts';
import type { WatchTasks } from '../tasks/watch-tasks.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext, CommandReply } from './command.ts';
import { logText } from './log-text.ts';
import { SUBMIT_COMMAND_TEXTS } from './submit-command-texts.ts';
import { taskLine } from './task-line.ts';
import { taskPages } from './task-pages.ts';

const LIST_LENGTH = 10;
const LOG_LINES = 30;
/** For admins: everybody's. Telephones make one dash of two. */
const ALL = /^(?:--|[—–])all$/i;
/** Asks for the reply to be kept up to date. */
const FOLLOW = '--follow';

export interface TaskCommandDeps {
  readonly stopTask: StopTask;
  readonly retryTask: RetryTask;
  readonly tasks: WatchTasks;
  readonly taskSurroundings: Pick<TaskSurroundings, 'places'>;
  readonly clock: Clock;
}

type Run = (deps: TaskCommandDeps, context: CommandContext) => Promise<CommandReply>;

/** Background work from a chat. */
export function taskCommands(deps: TaskCommandDeps): readonly Command[] {
  const command = (names: string, usage: string, action: Action, en: string, ru: string, run: Run): Command => {
    const [name = '', ...aliases] = names.split(' ');
    return { name, aliases, usage, action, summary: { en, ru }, run: (context) => run(deps, context) };
  };
  return [
    command(
      'tasks taskstatus',
      '[--all]',
      'task.read',
      'your latest tasks, and how they stand',
      'ваши последние задачи и как они идут',
      list,
    ),
    command('tasklog', '[ID] [--follow]', 'task.read', 'the last lines of a task', 'последние строки задачи', showLog),
    command('stop taskstop', '[ID]', 'task.stop', 'stop a task', 'остановить задачу', stop),
    command(
      'retry taskretry',
      '[ID] [--budget USD] [--yes]',
      'task.retry',
      'run an ended task again',
      'выполнить законченную задачу ещё раз',
      retry,
    ),
  ];
}

const list: Run = async (deps, { principal, person, argument }) => {
  const page = await deps.tasks.list(principal, { limit: LIST_LENGTH, after: null }, ALL.test(argument));
  if (page.items.length === 0) return COMMAND_TEXTS[person.language].taskNone;
  const view = { language: person.language, now: deps.clock.now() };
  const places = await deps.taskSurroundings.places(page.items.map(({ item }) => item));
  return page.items.map(({ item }) => taskLine(item, places.get(item.id) ?? null, view)).join('\n');
};

const showLog: Run = async (deps, context) => {
  const texts = COMMAND_TEXTS[context.person.language];
  const words = context.argument.split(/\s+/);
  const argument = words.filter((word) => word !== FOLLOW).join(' ');
  const task = await namedTask(deps, { ...context, argument }, () => true);
  if (task === null) return texts.taskNone;
  const lines = await deps.tasks.readOutput(context.principal, task.id, Math.max(0, task.lastLine - LOG_LINES), LOG_LINES);
  const text = lines.length === 0 ? texts.logEmpty(task.id) : `\`${task.id}\` ${texts.states[task.state]}\n${logText(lines)}`;
  return words.includes(FOLLOW) && !isFinal(task.state) ? { text, followTaskId: task.id, followAs: 'log' } : text;
};

const stop: Run = async (deps, context) => {
  const texts = COMMAND_TEXTS[context.person.language];
  const task = await namedTask(deps, context, (each) => each.personId === context.person.id && !isFinal(each.state));
  if (task === null) return texts.nothingToStop;
  await deps.stopTask(context.principal, task.id);
  return texts.stopped(task.id);
};

const retry: Run = async (deps, context) => {
  const { principal, person, turn } = context;
  const { id, budgetUsd, isConfirmed } = parseRetry(context.argument, person.language);
  const task = await namedTask(deps, { ...context, argument: id }, (each) => each.personId === person.id && isFinal(each.state));
  if (task === null) return COMMAND_TEXTS[person.language].nothingToRetry;
  // A turn that is run again finds the task that it has made, whichever it takes for the newest one now.
  const again = await deps.retryTask(principal, task.id, { key: turn.id, budgetUsd, ask: isConfirmed ? 'never' : 'always' });
  const { confirmation } = again;
  const text =
    confirmation === null
      ? COMMAND_TEXTS[person.language].retried(again.id)
      : SUBMIT_COMMAND_TEXTS[person.language].retryAsks(again.id, confirmation);
  return { text, followTaskId: again.id, followAs: 'status' };
};

/** The task that the argument names, or the newest one that is fit; null: none is. */
async function namedTask(
  deps: TaskCommandDeps,
  { argument, principal }: CommandContext,
  isFit: (task: Task) => boolean,
): Promise<Task | null> {
  if (argument !== '') return deps.tasks.get(principal, argument.toLowerCase());
  for await (const tasks of taskPages(deps.tasks, principal)) {
    const found = tasks.find(isFit);
    if (found !== undefined) return found;
  }
  return null;
}
