import type { Person } from '../app/person.ts';

/** Whether something is the person's to change: they made it, or they are an admin. */
export function mayChange({ role }: Person, { isMine }: { readonly isMine: boolean }): boolean {
  return isMine || role === 'OWNER' || role === 'ADMIN';
}
