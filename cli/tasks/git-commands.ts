import type { Command } from 'commander';

import { payload } from '../connection/payload.ts';
import type { Front } from '../front.ts';
import { DISCARD_TASK, MERGE_TASK } from './git-documents.ts';

/** `merge`, `discard`: what becomes of the branch of an ended task. */
export function addTaskGit(program: Command, front: Front): void {
  program
    .command('merge')
    .argument('<id>', 'the code of a task that has ended')
    .description('fast-forward the branch that a task came from to its work, or say why that cannot be')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { task } = payload((await ask(MERGE_TASK, { id })).mergeTask);
      terminal.line(`The work of task ${task.shortId} is merged. \`parley discard ${task.shortId}\` removes its branch.`);
    });
  program
    .command('discard')
    .argument('<id>', 'the code of a task that has ended')
    .description('remove the branch of a task and its worktree, with what is not merged')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { task } = payload((await ask(DISCARD_TASK, { id })).discardTask);
      terminal.line(`The branch of task ${task.shortId} is removed.`);
    });
}
