import { InvalidInputError } from '../errors.ts';

/** Refuses a number to go on after that no log can have. */
export function assertAfter(after: number): void {
  if (!Number.isSafeInteger(after) || after < 0) {
    throw new InvalidInputError('after', 'Give the number of the last event you have, from 0.');
  }
}
