import { Option } from 'commander';
import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import type { CreateTaskInput } from '../generated/graphql.ts';
import { amount, wholeNumber } from '../numbers.ts';
import { askToStart } from '../schedules/ask-to-start.ts';
import { askYes, canAsk } from './ask-yes.ts';
import { CURRENT_PROJECT } from '../projects/documents.ts';
import { CREATE_TASK } from './documents.ts';
import { taskGit } from './git-commands.ts';
import { lastEnded } from './newest-task.ts';
import { ESTIMATE_TASK } from './template-documents.ts';
import { parametersOf, splitWords } from './template-parameters.ts';
import { watchTask } from './watch-task.ts';

interface TaskOptions {
  readonly run?: string;
  readonly repeatable?: boolean;
  readonly project?: string;
  readonly template?: string;
  readonly budget?: number;
  readonly steps?: number;
  readonly time?: string;
  readonly idle?: string;
  readonly model?: string;
  readonly branch?: string;
  readonly after?: string;
  readonly on?: 'success' | 'failure' | 'always';
  readonly cron?: string;
  readonly at?: string;
  readonly tz?: string;
  readonly missed?: 'run-once' | 'skip';
  readonly yes?: boolean;
  readonly follow?: boolean;
}

/** `task` and `taskcontinue`. */
export function addSubmitting(program: Command, front: Front, exitCodes: string): void {
  const task = program
    .command('task')
    .argument('[prompt...]', 'what the agent is to do')
    .description('hand work to the agent, or run a command, in a project’s sandbox; options come before the prompt')
    .option('--run <command>', 'a command to run instead, with no model; quote it')
    .option('--repeatable', 'the command of --run may be run again from its beginning when Parley is stopped meanwhile')
    .option('--template <name>', 'make the prompt from a template; its parameters are options too')
    .option('--cron <expression>', 'again and again, such as "0 9 * * *"')
    .option('--at <time>', 'once, such as "tomorrow 9:00"')
    .option('--tz <zone>', 'the zone of --cron and --at, such as Europe/Berlin')
    .addOption(new Option('--missed <policy>', 'what becomes of times that pass while Parley is off').choices(['run-once', 'skip']))
    .allowUnknownOption();
  common(task, exitCodes).action(async (words: string[], options: TaskOptions, command: Command) => {
    const client = front.client(command);
    if (Object.keys(options).length === 0 && (await taskGit(client, words.join(' ')))) return;
    const input = await inputOf(client, words, { ...(await currentProject(client)), ...options });
    await submit(client, front, { input, options });
  });
  const goOn = program
    .command('taskcontinue')
    .argument('<prompt...>', 'what the agent is to do now')
    .description('go on with the context of your last task that has ended');
  common(goOn, exitCodes).action(async (words: string[], options: TaskOptions, command: Command) => {
    const client = front.client(command);
    const input = { ...(await inputOf(client, words, options)), continues: await lastEnded(client) };
    await submit(client, front, { input, options });
  });
}

/** As in a chat: what `parley project` chose. */
async function currentProject({ ask }: Client): Promise<Pick<TaskOptions, 'project'>> {
  const { conversation } = await ask(CURRENT_PROJECT);
  return conversation?.project == null ? {} : { project: conversation.project.name };
}

function common(command: Command, exitCodes: string): Command {
  return command
    .option('--project <name>', 'a project’s name or a path below the workspace')
    .option('--budget <usd>', 'the most it may spend, US dollars', amount)
    .option('--steps <n>', 'the most calls of models and tools', wholeNumber({ from: 1, to: 10_000 }))
    .option('--time <duration>', 'how long it may take, such as 30m')
    .option('--idle <duration>', 'how long it may show no sign of life, such as 5m')
    .option('--model <id>', 'provider/name for the agent')
    .option('--branch <name>', 'the branch, tag or commit that it starts from')
    .option('--after <ids>', 'tasks that have to end before, with commas between them')
    .addOption(new Option('--on <end>', 'how those have to end').choices(['success', 'failure', 'always']))
    .option('--yes', 'say yes beforehand to what it may cost')
    .option('--follow', 'watch its output until it has ended')
    .addHelpText('after', exitCodes);
}

async function inputOf(client: Client, words: readonly string[], options: TaskOptions): Promise<CreateTaskInput> {
  const { run, repeatable, template, project, branch } = options;
  const known = template === undefined ? null : await parametersOf(client, template, project);
  const { parameters, prompt } = splitWords(
    words,
    known?.flags ?? new Set(),
    template === undefined ? 'none' : known?.isKnown === false ? 'unknown' : 'known',
  );
  if (run !== undefined && prompt !== '')
    throw new Failure('Give either a prompt or --run, and quote the whole command: --run "npm test".');
  if (run === undefined && prompt === '' && template === undefined)
    throw new Failure('Say what to do: parley task "Explain this project", or parley task --run "npm test".');
  // A template that has such a parameter means that by it.
  const isParameter = branch !== undefined && known?.names.has('branch') === true;
  const given = isParameter ? [...parameters, { name: 'branch', value: branch }] : parameters;
  return {
    ...limitsOf(options),
    ...(run === undefined ? {} : { command: run }),
    ...(repeatable === true ? { repeatable } : {}),
    ...(prompt === '' ? {} : { prompt }),
    ...(template === undefined ? {} : { template, parameters: [...given] }),
    ...(branch === undefined || isParameter ? {} : { branch }),
  };
}

function limitsOf({ project, budget, steps, time, idle, model, after, on, cron, at, tz, missed }: TaskOptions): CreateTaskInput {
  if (cron === undefined && at === undefined && (tz ?? missed) !== undefined)
    throw new Failure('--tz and --missed belong to --cron or --at, such as --cron "0 9 * * *".');
  if (on !== undefined && after === undefined) throw new Failure('--on belongs to --after, such as --after k7m2x9qa.');
  const ends = { success: 'SUCCESS', failure: 'FAILURE', always: 'ALWAYS' } as const;
  const policies = { 'run-once': 'RUN_ONCE', skip: 'SKIP' } as const;
  const schedule = { cron, at, timeZone: tz, missed: missed === undefined ? undefined : policies[missed] };
  return {
    project,
    budgetUsd: budget,
    steps,
    time,
    idle,
    model,
    after: after?.split(',').map((id) => id.trim().toLowerCase()),
    on: on === undefined ? undefined : ends[on],
    schedule: cron === undefined && at === undefined ? undefined : schedule,
  };
}

interface Wanted {
  readonly input: CreateTaskInput;
  readonly options: TaskOptions;
}

async function submit(client: Client, front: Front, { input, options }: Wanted): Promise<void> {
  const { terminal } = client;
  const isConfirmed = options.yes === true || (input.schedule == null && (await confirmed(client, input)));
  const { task, schedule } = payload((await client.ask(CREATE_TASK, { input: { ...input, confirmed: isConfirmed } })).createTask);
  if (task === null) {
    const id = schedule?.shortId ?? '';
    const isSet = schedule === null || (await askToStart(client, schedule, true));
    return terminal.line(terminal.isTty && isSet ? `Schedule ${id} is set. \`parley schedules\` lists them all.` : id);
  }
  const { shortId, confirmation } = task;
  if (confirmation !== null) terminal.note(`Task ${shortId} asks before it starts: ${confirmation}`);
  if (options.follow === true) {
    terminal.note(`Task ${shortId}`);
    front.exitWith(await watchTask(client, { id: shortId, after: 0, follow: true, json: false }));
  } else if (terminal.isTty) {
    terminal.line(`Task ${shortId} is queued. \`parley tasklog ${shortId} --follow\` watches it, \`parley stop ${shortId}\` stops it.`);
  } else {
    terminal.line(shortId);
  }
}

/** Whether the person at the terminal said yes to what it may cost; false where nobody has to or can be asked. Throws a Failure when they say no. */
async function confirmed({ ask }: Client, { schedule: _, confirmed: __, clientTaskId: ___, ...input }: CreateTaskInput): Promise<boolean> {
  if (!canAsk()) return false;
  const { estimateTask: estimate } = await ask(ESTIMATE_TASK, { input });
  if (estimate?.isAsked !== true) return false;
  if (await askYes(estimate.question)) return true;
  throw new Failure('Nothing was started.');
}
