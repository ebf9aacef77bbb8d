import type { Language } from '../access/person.ts';
import type { Schedule } from '../tasks/schedule.ts';
import type { CommandReply } from './command.ts';
import { SUBMIT_COMMAND_TEXTS } from './submit-command-texts.ts';

/** What is asked before a schedule fires for the first time, with a button for each answer; null: nothing is. */
export function scheduleQuestion({ id, plan: { confirmation } }: Schedule, language: Language): CommandReply | null {
  if (confirmation === null) return null;
  const texts = SUBMIT_COMMAND_TEXTS[language];
  return {
    text: texts.scheduleAsks(id, confirmation),
    choices: [
      { label: texts.scheduleYes, command: `/schedule resume ${id}` },
      { label: texts.scheduleNo, command: `/schedule remove ${id}` },
    ],
  };
}
