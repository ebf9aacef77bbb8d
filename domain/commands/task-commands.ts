import type { Action } from '../access/policy.ts';
import type { Ports } from '../ports/ports.ts';
import type { StopTask } from '../tasks/end-task.ts';
import type { RetryTask } from '../tasks/retry-task.ts';
import type { Projects } from '../tasks/projects.ts';
import type { SubmitTask } from '../tasks/submit-task.ts';
import type { Task } from '../tasks/task.ts';
import { isFinal } from '../tasks/task-state.ts';
import type { WatchTasks } from '../tasks/watch-tasks.ts';
import { chooseProject } from './choose-project.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext, CommandReply } from './command.ts';
import { logText } from './log-text.ts';
import { unquoted } from './unquoted.ts';

const LIST_LENGTH = 10;
const LOG_LINES = 30;
/** Asks for the reply to be kept up to date. */
const FOLLOW = '--follow';
const TITLE_LENGTH = 60;

export interface TaskCommandDeps extends Pick<Ports, 'conversations'> {
  readonly submitTask: SubmitTask;
  readonly stopTask: StopTask;
  readonly retryTask: RetryTask;
  readonly tasks: WatchTasks;
  readonly projects: Projects;
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
      'task',
      'PROMPT | --run COMMAND',
      'task.create',
      'hand work to the agent, or run a command, in the background',
      'поручить работу агенту или выполнить команду в фоне',
      submit,
    ),
    command('tasks taskstatus', '', 'task.read', 'your latest tasks', 'ваши последние задачи', list),
    command('tasklog', '[ID] [--follow]', 'task.read', 'the last lines of a task', 'последние строки задачи', showLog),
    command('stop taskstop', '[ID]', 'task.stop', 'stop a task', 'остановить задачу', stop),
    command('retry taskretry', '[ID]', 'task.retry', 'run an ended task again', 'выполнить законченную задачу ещё раз', retry),
    command(
      'project projects',
      '[NAME]',
      'project.read',
      'show or choose the project to work on',
      'показать или выбрать проект',
      chooseProject,
    ),
  ];
}

const submit: Run = async (deps, { argument, conversation, principal, person, turn }) => {
  const texts = COMMAND_TEXTS[person.language];
  const run = /^--run(?:\s+([\s\S]*))?$/.exec(argument);
  const command = run === null ? null : unquoted((run[1] ?? '').trim());
  if ((command ?? argument) === '') return texts.taskWhat;
  const project = conversation.projectId === null ? null : await deps.projects.get(principal, conversation.projectId);
  const task = await deps.submitTask(principal, {
    project: project?.name ?? null,
    prompt: command === null ? argument : null,
    command,
    budgetUsd: null,
    conversationId: conversation.id,
    model: conversation.preferredModel,
    // A crash after this and before the reply must not make a second task.
    key: turn.id,
  });
  return texts.taskQueued(task.id);
};

const list: Run = async (deps, { principal, person }) => {
  const texts = COMMAND_TEXTS[person.language];
  const page = await deps.tasks.list(principal, { limit: LIST_LENGTH, after: null }, false);
  if (page.items.length === 0) return texts.taskNone;
  return page.items.map(({ item }) => `- \`${item.id}\` ${texts.states[item.state]}: ${titleOf(item)}`).join('\n');
};

const showLog: Run = async (deps, context) => {
  const texts = COMMAND_TEXTS[context.person.language];
  const words = context.argument.split(/\s+/);
  const argument = words.filter((word) => word !== FOLLOW).join(' ');
  const task = await namedTask(deps, { ...context, argument }, () => true);
  if (task === null) return texts.taskNone;
  const lines = await deps.tasks.readOutput(context.principal, task.id, Math.max(0, task.lastLine - LOG_LINES), LOG_LINES);
  const text = lines.length === 0 ? texts.logEmpty(task.id) : `\`${task.id}\` ${texts.states[task.state]}\n${logText(lines)}`;
  return words.includes(FOLLOW) && !isFinal(task.state) ? { text, followTaskId: task.id } : text;
};

const stop: Run = async (deps, context) => {
  const texts = COMMAND_TEXTS[context.person.language];
  const task = await namedTask(deps, context, (each) => each.personId === context.person.id && !isFinal(each.state));
  if (task === null) return texts.nothingToStop;
  await deps.stopTask(context.principal, task.id);
  return texts.stopped(task.id);
};

const retry: Run = async (deps, context) => {
  const texts = COMMAND_TEXTS[context.person.language];
  const task = await namedTask(deps, context, (each) => each.personId === context.person.id && isFinal(each.state));
  if (task === null) return texts.nothingToRetry;
  // A turn that is run again finds the task that it has made, whichever it takes for the newest one now.
  return texts.retried((await deps.retryTask(context.principal, task.id, { key: context.turn.id })).id);
};

/** The task that the argument names, or the newest one that is fit; null: none of the latest is. */
async function namedTask(
  deps: TaskCommandDeps,
  { argument, principal }: CommandContext,
  isFit: (task: Task) => boolean,
): Promise<Task | null> {
  if (argument !== '') return deps.tasks.get(principal, argument.toLowerCase());
  const { items } = await deps.tasks.list(principal, { limit: 100, after: null }, false);
  return items.find(({ item }) => isFit(item))?.item ?? null;
}

/** What a task is about, on one short line. */
function titleOf({ work }: Task): string {
  const text = (work.kind === 'prompt' ? work.prompt : `$ ${work.command}`).replaceAll(/\s+/g, ' ').trim();
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH - 1).toWellFormed()}…` : text;
}
