import type { Command } from 'commander';

import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import { amount, wholeNumber } from '../numbers.ts';
import { CREATE_TASK, RETRY_TASK, STOP_TASK } from './documents.ts';
import { addTaskGit } from './git-commands.ts';
import { listTasks } from './list-tasks.ts';
import { watchTask } from './watch-task.ts';

const EXIT_CODES = `
Exit codes with --follow:
  0    the task succeeded
  1    it failed
  2    it was stopped
  3    the client could not tell, such as for an unknown id
  130  Ctrl-C: the viewer was left, the task goes on`;

interface TaskOptions {
  readonly run?: string;
  readonly project?: string;
  readonly budget?: number;
  readonly follow?: boolean;
}

interface LogOptions {
  readonly follow?: boolean;
  readonly after?: number;
  readonly json?: boolean;
}

/** `task`, `tasks`, `tasklog`, `stop`, `retry`. */
export function addTasks(program: Command, front: Front): void {
  addTask(program, front);
  addTasklog(program, front);
  program
    .command('tasks')
    .description('list tasks, the newest first')
    .option('--all', 'everybody’s tasks, for admins')
    .option('--last <n>', 'how many, at most 100', wholeNumber({ from: 1, to: 100 }), 20)
    .action(async ({ all = false, last }: { all?: boolean; last: number }, command: Command) => {
      await listTasks(front.client(command), { everybody: all, last });
    });
  addEnding(program, front);
  addTaskGit(program, front);
}

function addTask(program: Command, front: Front): void {
  program
    .command('task')
    .argument('[prompt...]', 'what the agent is to do')
    .description('hand work to the agent, or run a command, in a project’s sandbox')
    .option('--run <command>', 'a command to run instead, with no model; quote it')
    .option('--project <name>', 'a project’s name or a path below the workspace')
    .option('--budget <usd>', 'the most it may spend, US dollars', amount)
    .option('--follow', 'watch its output until it has ended')
    .addHelpText('after', EXIT_CODES)
    .action(async (words: string[], { run, project, budget, follow }: TaskOptions, command: Command) => {
      const client = front.client(command);
      const { terminal } = client;
      const what = whatToDo(run, words.join(' '));
      const input = { ...what, ...(project === undefined ? {} : { project }), ...(budget === undefined ? {} : { budgetUsd: budget }) };
      const { shortId } = payload((await client.ask(CREATE_TASK, { input })).createTask).task;
      if (follow === true) {
        terminal.note(`Task ${shortId}`);
        front.exitWith(await watchTask(client, { id: shortId, after: 0, follow, json: false }));
      } else if (terminal.isTty) {
        terminal.line(`Task ${shortId} is queued. \`parley tasklog ${shortId} --follow\` watches it, \`parley stop ${shortId}\` stops it.`);
      } else {
        terminal.line(shortId);
      }
    });
}

function whatToDo(run: string | undefined, prompt: string): { command: string } | { prompt: string } {
  if (run !== undefined && prompt !== '')
    throw new Failure('Give either a prompt or --run, and quote the whole command: --run "npm test".');
  if (run !== undefined) return { command: run };
  if (prompt === '') throw new Failure('Say what to do: parley task "Explain this project", or parley task --run "npm test".');
  return { prompt };
}

function addTasklog(program: Command, front: Front): void {
  program
    .command('tasklog')
    .argument('<id>', 'the task’s code')
    .description('show a task’s output: its latest lines, and with --follow all that comes')
    .option('--follow', 'go on until the task has ended; a lost connection is made again, and no line is lost or repeated')
    .option('--after <n>', 'the lines after this number, instead of the latest ones', wholeNumber({ from: 0, to: 2 ** 31 - 1 }))
    .option('--json', 'one JSON object a line: {"number", "at", "kind", "text"}')
    .addHelpText('after', EXIT_CODES)
    .action(async (id: string, { follow = false, after, json = false }: LogOptions, command: Command) => {
      front.exitWith(await watchTask(front.client(command), { id, after: after ?? null, follow, json }));
    });
}

function addEnding(program: Command, front: Front): void {
  program
    .command('stop')
    .argument('<id>', 'the task’s code')
    .description('stop a task for good')
    .action(async (id: string, _options: unknown, command: Command) => {
      const client = front.client(command);
      const { task } = payload((await client.ask(STOP_TASK, { id })).stopTask);
      client.terminal.line(`Task ${task.shortId} is stopped.`);
    });
  program
    .command('retry')
    .argument('<id>', 'the code of a task that has ended')
    .description('run a task again, as a new one')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { task } = payload((await ask(RETRY_TASK, { id })).retryTask);
      terminal.line(terminal.isTty ? `It runs again as task ${task.shortId}.` : task.shortId);
    });
}
