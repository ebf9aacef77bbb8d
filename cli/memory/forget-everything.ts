import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import { askYes, canAsk } from '../tasks/ask-yes.ts';
import { FORGET_EVERYTHING } from './documents.ts';

/** Says what would go, asks, and has it forgotten. */
export async function forgetEverything({ ask, terminal }: Client, isSure: boolean): Promise<void> {
  const { question } = payload((await ask(FORGET_EVERYTHING, { confirmation: null })).forgetEverything);
  if (question == null) throw new Failure('The server did not say what would go.');
  const { facts, messages, groups, files, tasks, work, confirmation } = question;
  terminal.note(
    [
      'This forgets everything that you ever told Parley, for good:',
      `  facts about you and by you: ${facts}`,
      `  messages of yours with their answers${groups > 0 ? `, also in groups (${groups})` : ''}: ${messages}`,
      `  files that came or went with them: ${files}`,
      `  words, output and results of your ended tasks: ${tasks}; that they were and what they cost stays`,
      '  summaries, the search index, and what was kept to learn from',
      ...(work > 0 ? [`It leaves ${work} tasks and schedules that have not ended.`] : []),
      'It leaves your name and settings, what others said, the files of projects, what plugins keep for you, lines of the audit log with the beginnings of what',
      'tasks were to do, and what the chats themselves show.',
    ].join('\n'),
  );
  if (!isSure && !canAsk()) throw new Failure('Nothing is forgotten: there is nobody to ask. parley memory forget --all --yes does it.');
  if (!isSure && !(await askYes('Forget all of it?'))) return terminal.note('Nothing is forgotten.');
  payload((await ask(FORGET_EVERYTHING, { confirmation })).forgetEverything);
  terminal.line('Everything is forgotten.');
}
