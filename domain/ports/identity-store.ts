import type { Identity, Person } from '../access/person.ts';
import type { Channel } from '../messaging/address.ts';
import type { CodeToUse } from './login-code-store.ts';

/** A person as an identity names them. */
export interface KnownIdentity {
  readonly person: Person;
  /** Whether they were shut out (`/deny`). */
  readonly isBlocked: boolean;
}

/** Who is who on which network. */
export interface IdentityStore {
  find(channel: Channel, externalId: string): Promise<KnownIdentity | null>;
  listOf(personId: string): Promise<readonly Identity[]>;
  /** Adds the person with the identity, or returns the one who has it already. */
  add(person: Person, identity: Omit<Identity, 'personId'>): Promise<Person>;
  /**
   * Gives an identity to a person. False: somebody has it, or the person has another one on that channel.
   * `code`: the person's, used up by it; false also when it is not good any more, and used up only when all is done.
   */
  attach(identity: Identity, code?: CodeToUse): Promise<boolean>;
  /**
   * Makes two persons one: identities, conversations, turns, tasks, facts, project memberships, tokens and costs move to `into`, in one transaction.
   * False: one of them is gone, or both have an identity on the same channel. `code`: of `into`, as for `attach`.
   */
  merge(from: string, into: string, code?: CodeToUse): Promise<boolean>;
}
