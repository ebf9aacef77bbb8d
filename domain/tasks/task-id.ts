import { createHash } from 'node:crypto';

import { CODE_ALPHABET } from '../code-alphabet.ts';

/** Long enough that nobody guesses or collides, short enough to type. */
export const TASK_CODE_LENGTH = 8;

/** The id of the task that belongs to a key: what asks twice, as after a crash, gets the same task. */
export function taskIdOf(key: string): string {
  const digest = createHash('sha256').update(key).digest();
  return Array.from(digest.subarray(0, TASK_CODE_LENGTH), (byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join('');
}
