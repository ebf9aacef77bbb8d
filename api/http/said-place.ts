import type { Principal } from '../../domain/access/principal.ts';

/** The header by which a client says what it is; in `connection_init` it is the key `client`. */
export const CLIENT_HEADER = 'parley-client';

const TERMINAL = 'terminal';

/** The principal where their client says that it is. Only the audit log shows it: nothing is allowed or refused because of what a client says of itself. */
export function atSaidPlace(principal: Principal, said: unknown): Principal {
  return said === TERMINAL ? { ...principal, place: TERMINAL } : principal;
}
