import type { Command } from 'commander';

import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import { amount, wholeNumber } from '../numbers.ts';
import { askYes, canAsk } from './ask-yes.ts';
import { RETRY_TASK, STOP_TASK } from './documents.ts';
import { addTaskGit } from './git-commands.ts';
import { listTasks } from './list-tasks.ts';
import { codeOrNewest } from './newest-task.ts';
import { addSubmitting } from './submit-command.ts';
import { ESTIMATE_TASK } from './template-documents.ts';
import { addTemplates } from './templates.ts';
import { watchTask } from './watch-task.ts';

const EXIT_CODES = `
Exit codes with --follow:
  0    the task succeeded
  1    it failed
  2    it was stopped
  3    the client could not tell, such as for an unknown id
  130  Ctrl-C: the viewer was left, the task goes on`;

interface LogOptions {
  readonly follow?: boolean;
  readonly after?: number;
  readonly json?: boolean;
}

/** `task`, `taskcontinue`, `templates`, `tasks`, `tasklog`, `stop`, `retry`. */
export function addTasks(program: Command, front: Front): void {
  addSubmitting(program, front, EXIT_CODES);
  addTemplates(program, front);
  addTasklog(program, front);
  program
    .command('tasks')
    .alias('taskstatus')
    .description('list tasks, the newest first')
    .option('--all', 'everybody’s tasks, for admins')
    .option('--last <n>', 'how many, at most 100', wholeNumber({ from: 1, to: 100 }), 20)
    .action(async ({ all = false, last }: { all?: boolean; last: number }, command: Command) => {
      await listTasks(front.client(command), { everybody: all, last });
    });
  addEnding(program, front);
  addTaskGit(program, front);
}

function addTasklog(program: Command, front: Front): void {
  program
    .command('tasklog')
    .argument('[id]', 'the task’s code; without it, the newest one')
    .description('show a task’s output: its latest lines, and with --follow all that comes')
    .option('--follow', 'go on until the task has ended; a lost connection is made again, and no line is lost or repeated')
    .option('--after <n>', 'the lines after this number, instead of the latest ones', wholeNumber({ from: 0, to: 2 ** 31 - 1 }))
    .option('--json', 'one JSON object a line: {"number", "at", "kind", "text"}')
    .addHelpText('after', EXIT_CODES)
    .action(async (code: string | undefined, { follow = false, after, json = false }: LogOptions, command: Command) => {
      const client = front.client(command);
      const id = await codeOrNewest(client, 'tasklog', code);
      front.exitWith(await watchTask(client, { id, after: after ?? null, follow, json }));
    });
}

function addEnding(program: Command, front: Front): void {
  program
    .command('stop')
    .alias('taskstop')
    .argument('[id]', 'the task’s code; without it, your newest one that has not ended')
    .description('stop a task for good')
    .action(async (code: string | undefined, _options: unknown, command: Command) => {
      const client = front.client(command);
      const id = await codeOrNewest(client, 'stop', code);
      const { task } = payload((await client.ask(STOP_TASK, { id })).stopTask);
      client.terminal.line(`Task ${task.shortId} is stopped.`);
    });
  program
    .command('retry')
    .alias('taskretry')
    .argument('[id]', 'the code of a task that has ended; without it, your newest one')
    .description('run a task again, as a new one with what is left of its budget')
    .option('--budget <usd>', 'what the new one may spend, US dollars', amount)
    .option('--yes', 'say yes beforehand to what it will cost and do')
    .action(async (code: string | undefined, { budget, yes }: { budget?: number; yes?: boolean }, command: Command) => {
      const client = front.client(command);
      const { ask, terminal } = client;
      const id = await codeOrNewest(client, 'retry', code);
      const money = budget === undefined ? {} : { budgetUsd: budget };
      if (yes !== true && canAsk()) {
        const { estimateTask } = await ask(ESTIMATE_TASK, { input: { retryOf: id, ...money } });
        if (estimateTask !== null && !(await askYes(estimateTask.question))) throw new Failure('Nothing was started.');
      }
      const isConfirmed = yes === true || canAsk();
      const { task } = payload((await ask(RETRY_TASK, { input: { id, ...money, ...(isConfirmed ? { confirmed: true } : {}) } })).retryTask);
      if (task.confirmation !== null) terminal.note(`Task ${task.shortId} asks before it starts: ${task.confirmation}`);
      terminal.line(terminal.isTty ? `It runs again as task ${task.shortId}.` : task.shortId);
    });
}
