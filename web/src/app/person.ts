import { createContext, useContext } from 'react';

import { graphql } from '../generated/gql.ts';
import type { MeQuery } from '../generated/graphql.ts';

export const meDocument = graphql(`
  query Me {
    me {
      id
      name
      role
      language
    }
  }
`);

/** Whose session it is. */
export type Person = NonNullable<MeQuery['me']>;

export const PersonContext = createContext<Person | null>(null);

/** Throws above the login. */
export function usePerson(): Person {
  const person = useContext(PersonContext);
  if (person === null) throw new Error('Nobody is logged in.');
  return person;
}

/** Whether the person says what unclear messages were for. */
export function reviewsRouting({ role }: Person): boolean {
  return role === 'ADMIN' || role === 'OWNER';
}

/** Whether something was spent for the person. */
export function seesCosts({ role }: Person): boolean {
  return role !== 'GUEST';
}

/** Whether something may wait for the person's yes. */
export function seesApprovals({ role }: Person): boolean {
  return role !== 'GUEST';
}

/** Whether the person decides who may talk. */
export function managesPeople({ role }: Person): boolean {
  return role === 'ADMIN' || role === 'OWNER';
}

/** Whether the person may have tokens for programs. */
export function hasTokens({ role }: Person): boolean {
  return role !== 'GUEST';
}

/** Whether the person may see how Parley is. */
export function seesHealth({ role }: Person): boolean {
  return role !== 'GUEST';
}
