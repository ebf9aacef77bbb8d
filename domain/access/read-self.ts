import { UnauthenticatedError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Person } from './person.ts';
import { assertAccess } from './policy.ts';
import type { Principal } from './principal.ts';

export type ReadSelf = ReturnType<typeof makeReadSelf>;

/** The person who asks. */
export function makeReadSelf({ people }: Pick<Ports, 'people'>) {
  return async (principal: Principal | null): Promise<Person> => {
    assertAccess(principal, 'self.read');
    const person = await people.get(principal.personId);
    if (person === null) throw new UnauthenticatedError('The person of this token is gone.');
    return person;
  };
}
