import type { Language } from '../access/person.ts';
import type { NewTask } from '../tasks/new-task.ts';
import type { Projects } from '../tasks/projects.ts';
import type { Schedules } from '../tasks/schedules/schedules.ts';
import type { SubmitTask } from '../tasks/submit-task.ts';
import type { ListTemplates } from '../tasks/submit/list-templates.ts';
import { parseTaskRequest, templateOfRequest } from '../tasks/submit/parse-task-request.ts';
import type { TaskRequest } from '../tasks/submit/parse-task-request.ts';
import type { Task } from '../tasks/task.ts';
import { isFinal } from '../tasks/task-state.ts';
import type { WatchTasks } from '../tasks/watch-tasks.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext, CommandReply } from './command.ts';
import { scheduleQuestion } from './schedule-question.ts';
import { SUBMIT_COMMAND_TEXTS } from './submit-command-texts.ts';
import { taskPages } from './task-pages.ts';
import { taskGitCommand } from './task-git-commands.ts';
import type { TaskGitCommandDeps } from './task-git-commands.ts';

export interface SubmitCommandDeps extends TaskGitCommandDeps {
  readonly submitTask: SubmitTask;
  readonly schedules: Schedules;
  readonly tasks: WatchTasks;
  readonly projects: Projects;
  readonly templates: ListTemplates;
}

/** Handing work over from a chat. */
export function submitCommands(deps: SubmitCommandDeps): readonly Command[] {
  return [
    {
      name: 'task',
      aliases: [],
      usage: 'PROMPT | --run COMMAND | merge ID | discard ID',
      action: 'task.create',
      summary: {
        en: 'hand work to the agent, or run a command, in the background',
        ru: 'поручить работу агенту или выполнить команду в фоне',
      },
      run: async (context) => (await taskGitCommand(deps, context)) ?? submit(deps, context, null),
    },
    {
      name: 'taskcontinue',
      aliases: [],
      usage: 'PROMPT',
      action: 'task.create',
      summary: { en: 'go on with what your last task has done', ru: 'продолжить с того, что сделала ваша последняя задача' },
      run: (context) => goOn(deps, context),
    },
  ];
}

async function goOn(deps: SubmitCommandDeps, context: CommandContext): Promise<CommandReply> {
  const texts = SUBMIT_COMMAND_TEXTS[context.person.language];
  if (context.argument === '') return texts.continueWhat;
  const last = await lastEnded(deps, context);
  return last === null ? texts.nothingToContinue : submit(deps, context, last);
}

/** The person's last ended prompt task, of this conversation if a recent one is; null: there is none. */
async function lastEnded({ tasks }: SubmitCommandDeps, { principal, person, conversation }: CommandContext): Promise<Task | null> {
  for await (const page of taskPages(tasks, principal)) {
    const ended = page
      .filter((task) => task.personId === person.id && task.work.kind === 'prompt' && isFinal(task.state))
      .toSorted((a, b) => (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0));
    const last = ended.find(({ conversationId }) => conversationId === conversation.id) ?? ended[0];
    if (last !== undefined) return last;
  }
  return null;
}

/** `continued`: whose context it goes on with; null: none. */
async function submit(deps: SubmitCommandDeps, context: CommandContext, continued: Task | null): Promise<CommandReply> {
  const { argument, conversation, principal, person } = context;
  if (/^(?:(?:--|[—–])run)?$/i.test(argument)) return COMMAND_TEXTS[person.language].taskWhat;
  const named = templateOfRequest(argument);
  const chosen = continued === null ? conversation.projectId : null;
  const usual = chosen === null ? null : (await deps.projects.get(principal, chosen)).name;
  const template = named.template === null ? null : await deps.templates.get(principal, named.project ?? usual, named.template);
  const request = parseTaskRequest(argument, person.language, template?.parameters);
  if (request.prompt === null && request.command === null && template === null) return COMMAND_TEXTS[person.language].taskWhat;
  const task = newTask(context, request, { project: request.project ?? usual, continues: continued?.id ?? null });
  return request.cron !== null || request.at !== null ? schedule(deps, context, request, task) : start(deps, context, task);
}

function newTask(
  { conversation, turn }: CommandContext,
  request: TaskRequest,
  { project, continues }: { readonly project: string | null; readonly continues: string | null },
): NewTask {
  const { prompt, command, budgetUsd, template, parameters, steps, wallMs, idleMs, branch, after, isRepeatable, isConfirmed } = request;
  return {
    ...{
      project,
      prompt,
      command,
      budgetUsd,
      template,
      parameters,
      steps,
      wallMs,
      idleMs,
      branch,
      after,
      isRepeatable,
      isConfirmed,
      continues,
    },
    conversationId: conversation.id,
    model: request.model ?? (command === null ? conversation.preferredModel : null),
    // A crash after this and before the reply must not make a second task.
    key: turn.id,
  };
}

async function start(deps: SubmitCommandDeps, { principal, person }: CommandContext, wanted: NewTask): Promise<CommandReply> {
  const task = await deps.submitTask(principal, wanted);
  return { text: storedText(task, person.language), followTaskId: task.id, followAs: 'status' };
}

/** What is said of a task until it begins. */
function storedText({ id, after, confirmation }: Task, language: Language): string {
  const texts = SUBMIT_COMMAND_TEXTS[language];
  const ids = after.map(({ taskId }) => taskId);
  if (ids.length > 0) return texts.waits(id, ids);
  return confirmation === null ? COMMAND_TEXTS[language].taskQueued(id) : texts.asks(id, confirmation);
}

async function schedule(
  deps: SubmitCommandDeps,
  { principal, person }: CommandContext,
  request: TaskRequest,
  task: NewTask,
): Promise<CommandReply> {
  const { cron, at, zone, missed } = request;
  const made = await deps.schedules.create(principal, { task, cron, at, zone, missed });
  const question = scheduleQuestion(made, person.language);
  if (question !== null) return question;
  const { id, nextAt, time } = made;
  const next = nextAt === null ? null : clockText(nextAt, time.zone, person.language);
  return SUBMIT_COMMAND_TEXTS[person.language].scheduled(id, next);
}

/** As a clock shows it in that zone, with the zone. */
function clockText(at: Date, zone: string, language: string): string {
  const shown = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  return `${shown.format(at)} (${zone})`;
}
