import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import { DISCARD_TASK, MERGE_TASK } from './git-documents.ts';

/** `merge`, `discard`: what becomes of the branch of an ended task. */
export function addTaskGit(program: Command, front: Front): void {
  program
    .command('merge')
    .argument('<id>', 'the code of a task that has ended')
    .description('fast-forward the branch that a task came from to its work, or say why that cannot be')
    .action(async (id: string, _options: unknown, command: Command) => {
      await merge(front.client(command), id);
    });
  program
    .command('discard')
    .argument('<id>', 'the code of a task that has ended')
    .description('remove the branch of a task and its worktree, with what is not merged')
    .action(async (id: string, _options: unknown, command: Command) => {
      await discard(front.client(command), id);
    });
}

/** A verb with nothing behind it or with a task's code; with other words it begins a prompt. As in a chat. */
const ASKED = /^(merge|discard)(?:\s+([a-hjkmnp-z2-9]{8}))?$/i;

/** `task merge ID` and `task discard ID`, as people give them in a chat; false: it is something else. Throws a Failure when the id is left out. */
export async function taskGit(client: Client, words: string): Promise<boolean> {
  const [, verb, code] = ASKED.exec(words.trim()) ?? [];
  if (verb === undefined) return false;
  const name = verb.toLowerCase();
  if (code === undefined) throw new Failure(`Say which task: parley ${name} k7m2p9qa.`);
  await (name === 'merge' ? merge : discard)(client, code.toLowerCase());
  return true;
}

async function merge({ ask, terminal }: Client, id: string): Promise<void> {
  const { task } = payload((await ask(MERGE_TASK, { id })).mergeTask);
  terminal.line(`The work of task ${task.shortId} is merged. \`parley discard ${task.shortId}\` removes its branch.`);
}

async function discard({ ask, terminal }: Client, id: string): Promise<void> {
  const { task } = payload((await ask(DISCARD_TASK, { id })).discardTask);
  terminal.line(`The branch of task ${task.shortId} is removed.`);
}
