import { assertAccess } from '../../access/policy.ts';
import type { Principal } from '../../access/principal.ts';
import { InvalidInputError } from '../../errors.ts';

const LONGEST = 200;

/** The key of a task that a client names itself: of this person alone. Throws InvalidInputError. */
export function clientKey(principal: Principal | null, clientTaskId: string): string {
  assertAccess(principal, 'task.create');
  if (clientTaskId !== '' && clientTaskId.length <= LONGEST) return `client:${principal.personId}:${clientTaskId}`;
  throw new InvalidInputError('clientTaskId', `A clientTaskId has 1 to ${LONGEST} characters, such as a UUID.`);
}
