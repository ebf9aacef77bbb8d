import type { Language } from '../access/person.ts';
import { CODE_ALPHABET } from '../code-alphabet.ts';
import type { DiscardTask, MergeTask } from '../tasks/git/merge-task.ts';
import { TASK_CODE_LENGTH } from '../tasks/task-id.ts';
import type { CommandContext } from './command.ts';

export interface TaskGitCommandDeps {
  readonly mergeTask: MergeTask;
  readonly discardTask: DiscardTask;
}

interface Texts {
  readonly which: (verb: string) => string;
  readonly merged: (id: string, into: string) => string;
  readonly discarded: (id: string) => string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    which: (verb) => `Say which task: \`/task ${verb} ID\`, with an id such as those that \`/tasks\` shows.`,
    merged: (id, into) => `The work of task \`${id}\` is in \`${into}\` now. \`/task discard ${id}\` removes its branch.`,
    discarded: (id) => `The branch of task \`${id}\` and its worktree are removed.`,
  },
  ru: {
    which: (verb) => `Скажите, какую задачу: \`/task ${verb} ID\`, с кодом, какие показывает \`/tasks\`.`,
    merged: (id, into) => `Работа задачи \`${id}\` теперь в \`${into}\`. \`/task discard ${id}\` уберёт её ветку.`,
    discarded: (id) => `Ветка задачи \`${id}\` и её рабочая копия убраны.`,
  },
};

/** A verb with nothing behind it or with a task's code; with other words it begins a prompt. */
const ASKED = new RegExp(`^(merge|discard)(?:\\s+\`?([${CODE_ALPHABET}]{${TASK_CODE_LENGTH}})\`?)?$`, 'iu');

/** `/task merge ID` and `/task discard ID`; null: it is something else. */
export async function taskGitCommand(deps: TaskGitCommandDeps, { argument, principal, person }: CommandContext): Promise<string | null> {
  const [, verb, code] = ASKED.exec(argument) ?? [];
  if (verb === undefined) return null;
  const texts = TEXTS[person.language];
  const id = code?.toLowerCase();
  if (id === undefined) return texts.which(verb.toLowerCase());
  if (verb.toLowerCase() === 'discard') {
    await deps.discardTask(principal, id);
    return texts.discarded(id);
  }
  const { worktree } = await deps.mergeTask(principal, id);
  return texts.merged(id, worktree?.into ?? '');
}
