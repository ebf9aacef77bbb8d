import { GIT_HOOKS } from '../bubblewrap-arguments.ts';

/** No mail is ever sent there: `.invalid` is nobody's. */
export const NO_REPLY = 'noreply@parley.invalid';

/** What git does not take in a name, and what it cuts off its ends. */
const NOT_IN_NAMES = /[\p{C}<>]/gu;
const NOT_AT_ENDS = /^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/gu;

function nameOf(person: string): string {
  return person.replaceAll(NOT_IN_NAMES, ' ').replaceAll(NOT_AT_ENDS, '') || 'Somebody';
}

/** Settings that hold whatever the repository says: nothing signs with keys that aren't there, and nothing tidies up behind. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['core.hooksPath', GIT_HOOKS],
  ['safe.directory', '*'],
  ['commit.gpgSign', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
];

/** The environment in which git works for a task: commits have the person as their author, Parley as their committer, and the task's trailer. */
export function taskIdentity(taskId: string, author: string): Readonly<Record<string, string>> {
  return {
    GIT_AUTHOR_NAME: nameOf(author),
    GIT_AUTHOR_EMAIL: NO_REPLY,
    GIT_COMMITTER_NAME: 'Parley',
    GIT_COMMITTER_EMAIL: NO_REPLY,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: 'true',
    GIT_CONFIG_COUNT: String(SETTINGS.length),
    ...Object.fromEntries(
      SETTINGS.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
    PARLEY_TASK: taskId,
  };
}
