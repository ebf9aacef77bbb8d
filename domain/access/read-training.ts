import { UnauthenticatedError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { TrainingChoice } from '../routing/learned/intent.ts';
import { assertAccess } from './policy.ts';
import type { Principal } from './principal.ts';

/** Which of the messages of the person who asks may be kept to learn routing from. */
export function makeReadTraining({ trainingChoices }: Pick<Ports, 'trainingChoices'>) {
  return async (principal: Principal | null): Promise<TrainingChoice> => {
    assertAccess(principal, 'self.read');
    const choice = await trainingChoices.of(principal.personId);
    if (choice === null) throw new UnauthenticatedError('The person of this token is gone.');
    return choice;
  };
}
