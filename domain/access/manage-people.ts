import { ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Identity, Person } from './person.ts';
import { assertAccess, outranks } from './policy.ts';
import type { Principal, Role } from './principal.ts';

const MOST = 1_000;

/** A person as those see them who decide about people. */
export interface KnownPerson {
  readonly person: Person;
  /** Shut out. */
  readonly isBlocked: boolean;
  readonly identities: readonly Identity[];
}

export type ManagePeople = ReturnType<typeof makeManagePeople>;

/** Who is known, and what they may do. Nobody decides about those who may as much as they; the owner stays the owner. */
export function makeManagePeople(deps: Pick<Ports, 'people' | 'identities' | 'clock' | 'doorbell' | 'logger'>) {
  const { people, identities, clock, doorbell, logger } = deps;

  return {
    /** The newest thousand. */
    async list(principal: Principal | null): Promise<readonly KnownPerson[]> {
      assertAccess(principal, 'people.read');
      const all = await people.list(MOST);
      return Promise.all(
        all.map(async ({ isBlocked, ...person }) => ({ person, isBlocked, identities: await identities.listOf(person.id) })),
      );
    },

    /** A person's identities: their own for everybody, others' for admins. */
    async identitiesOf(principal: Principal | null, id: string): Promise<readonly Identity[]> {
      assertAccess(principal, principal?.personId === id ? 'self.read' : 'people.read');
      return identities.listOf(id);
    },

    async setRole(principal: Principal | null, id: string, role: Role): Promise<Person> {
      const person = await subordinate(deps, principal, id);
      if (role === 'owner') throw new InvalidInputError('role', 'There is one owner, and that stays so.');
      if (!outranks(principal?.role ?? 'guest', role)) throw new ForbiddenError(`Only the owner may make somebody ${role}.`);
      await people.change(id, { role });
      logger.info('person.role-changed', { personId: id, role, by: principal?.personId });
      doorbell.ring('access');
      return { ...person, role };
    },

    /** Shuts somebody out everywhere, with all their tokens, or lets them in again. */
    async setBlocked(principal: Principal | null, id: string, isBlocked: boolean): Promise<Person> {
      const person = await subordinate(deps, principal, id);
      await people.setBlocked(id, isBlocked, clock.now());
      logger.info('person.blocked', { personId: id, isBlocked, by: principal?.personId });
      doorbell.ring('access');
      return person;
    },
  };
}

/** Somebody about whom the principal may decide. */
async function subordinate({ people }: Pick<Ports, 'people'>, principal: Principal | null, id: string): Promise<Person> {
  assertAccess(principal, 'people.change');
  const person = await people.get(id);
  if (person === null) throw new UnknownIdError('person');
  if (person.role === 'owner') throw new ForbiddenError('The owner stays the owner.');
  if (person.id === principal.personId) throw new ForbiddenError('Nobody decides this about themselves.');
  if (!outranks(principal.role, person.role)) throw new ForbiddenError('Only the owner may decide this about an admin.');
  return person;
}
