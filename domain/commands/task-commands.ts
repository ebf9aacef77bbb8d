import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { RetryTask, StopTask } from '../tasks/end-task.ts';
import type { Projects } from '../tasks/projects.ts';
import type { SubmitTask } from '../tasks/submit-task.ts';
import type { Task } from '../tasks/task.ts';
import type { WatchTasks } from '../tasks/watch-tasks.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';

const LIST_LENGTH = 10;
const LOG_LINES = 30;
const TITLE_LENGTH = 60;

export interface TaskCommandDeps extends Pick<Ports, 'conversations'> {
  readonly submitTask: SubmitTask;
  readonly stopTask: StopTask;
  readonly retryTask: RetryTask;
  readonly tasks: WatchTasks;
  readonly projects: Projects;
}

/** Background work from a chat. */
export function taskCommands(deps: TaskCommandDeps): readonly Command[] {
  const command = (parts: Omit<Command, 'role'>): Command => ({ role: 'member', ...parts });
  return [
    command({
      name: 'task',
      aliases: [],
      usage: 'PROMPT | --run COMMAND',
      summary: { en: 'hand work to the agent, or run a command, in the background', ru: 'поручить работу агенту или выполнить команду в фоне' },
      run: (context) => submit(deps, context),
    }),
    command({
      name: 'tasks',
      aliases: ['taskstatus'],
      usage: '',
      summary: { en: 'your latest tasks', ru: 'ваши последние задачи' },
      run: (context) => list(deps, context),
    }),
    command({
      name: 'tasklog',
      aliases: [],
      usage: '[ID]',
      summary: { en: 'the last lines of a task', ru: 'последние строки задачи' },
      run: (context) => showLog(deps, context),
    }),
    command({
      name: 'stop',
      aliases: ['taskstop'],
      usage: '[ID]',
      summary: { en: 'stop a task', ru: 'остановить задачу' },
      async run(context) {
        const task = await namedTask(deps, context);
        if (task === null) return COMMAND_TEXTS[context.person.language].taskNone;
        await deps.stopTask(context.principal, task.id);
        return COMMAND_TEXTS[context.person.language].stopped(task.id);
      },
    }),
    command({
      name: 'retry',
      aliases: ['taskretry'],
      usage: '[ID]',
      summary: { en: 'run an ended task again', ru: 'выполнить законченную задачу ещё раз' },
      async run(context) {
        const task = await namedTask(deps, context);
        if (task === null) return COMMAND_TEXTS[context.person.language].taskNone;
        return COMMAND_TEXTS[context.person.language].retried((await deps.retryTask(context.principal, task.id, context.turn.id)).id);
      },
    }),
    command({
      name: 'project',
      aliases: ['projects'],
      usage: '[NAME]',
      summary: { en: 'show or choose the project to work on', ru: 'показать или выбрать проект' },
      run: (context) => chooseProject(deps, context),
    }),
  ];
}

async function submit(deps: TaskCommandDeps, { argument, conversation, principal, person, turn }: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  const run = /^--run\s+([\s\S]+)$/.exec(argument)?.[1] ?? null;
  if (argument === '' || argument === '--run') throw new InvalidInputError('prompt', texts.taskWhat);
  const project = conversation.projectId === null ? null : await deps.projects.get(principal, conversation.projectId);
  const task = await deps.submitTask(principal, {
    project: project?.name ?? null,
    prompt: run === null ? argument : null,
    command: run,
    budgetUsd: null,
    conversationId: conversation.id,
    model: conversation.preferredModel,
    // A crash after this and before the reply must not make a second task.
    key: turn.id,
  });
  return texts.taskQueued(task.id);
}

async function list(deps: TaskCommandDeps, { principal, person }: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  const page = await deps.tasks.list(principal, { limit: LIST_LENGTH, after: null }, false);
  if (page.items.length === 0) return texts.taskNone;
  return page.items.map(({ item }) => `- \`${item.id}\` ${texts.states[item.state]}: ${titleOf(item)}`).join('\n');
}

async function showLog(deps: TaskCommandDeps, context: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[context.person.language];
  const task = await namedTask(deps, context);
  if (task === null) return texts.taskNone;
  const lines = await deps.tasks.readOutput(context.principal, task.id, Math.max(0, task.lastLine - LOG_LINES), LOG_LINES);
  if (lines.length === 0) return texts.logEmpty(task.id);
  const fence = '`'.repeat(Math.max(3, ...lines.map(({ text }) => longestRun(text) + 1)));
  return `\`${task.id}\` ${texts.states[task.state]}\n${fence}\n${lines.map(({ text }) => text).join('\n')}\n${fence}`;
}

async function chooseProject(deps: TaskCommandDeps, { argument, conversation, principal, person }: CommandContext): Promise<string> {
  const texts = COMMAND_TEXTS[person.language];
  if (argument !== '') {
    const project = await deps.projects.open(principal, argument);
    await deps.conversations.change(conversation.id, { projectId: project.id });
    return texts.projectSet(project.name);
  }
  const current = conversation.projectId === null ? null : await deps.projects.get(principal, conversation.projectId);
  const all = await deps.projects.list(principal);
  return [texts.projectNow(current?.name ?? null), '', texts.projects, ...all.map(({ name }) => `- ${name}`)].join('\n');
}

/** The task that the argument names, or the newest one; null: there is none at all. */
async function namedTask(deps: TaskCommandDeps, { argument, principal }: CommandContext): Promise<Task | null> {
  if (argument !== '') return deps.tasks.get(principal, argument.toLowerCase());
  return (await deps.tasks.list(principal, { limit: 1, after: null }, false)).items[0]?.item ?? null;
}

/** What a task is about, on one short line. */
function titleOf({ work }: Task): string {
  const text = (work.kind === 'prompt' ? work.prompt : `$ ${work.command}`).replaceAll(/\s+/g, ' ').trim();
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH - 1).toWellFormed()}…` : text;
}

/** Of back quotes, so that the fence around the lines is longer. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
