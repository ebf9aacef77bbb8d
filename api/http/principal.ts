import type { IncomingMessage } from 'node:http';
import type { Principal } from '../../domain/access/principal.ts';
import { ForbiddenError, UnauthenticatedError } from '../../domain/errors.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { readCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import type { Origins } from './origins.ts';
import { atSaidPlace, CLIENT_HEADER } from './said-place.ts';

export const NO_TOKEN = 'Send a valid token as "Authorization: Bearer …", or log in by a login link.';

/**
 * Who sends a request. Throws UnauthenticatedError without a good token, and ForbiddenError for a cookie that another site's
 * page made the browser send. What only `reads` may also come from an address that a person opens, and from a picture.
 */
export async function principalOf(
  request: IncomingMessage,
  { useCases, origins }: { useCases: Pick<UseCases, 'authenticate'>; origins: Origins },
  purpose: 'acts' | 'reads' = 'acts',
): Promise<{ principal: Principal; via: NonNullable<Credentials>['via'] }> {
  const credentials = readCredentials(request);
  if (credentials === null) throw new UnauthenticatedError(NO_TOKEN);
  if (!origins.allows(request)) throw new ForbiddenError('Requests from pages of other sites are not taken.');
  const isOurs = purpose === 'acts' ? origins.isOwnPage(request) : !origins.isForeign(request);
  if (credentials.via === 'cookie' && !isOurs) {
    throw new ForbiddenError('A session cookie is good only for Parley’s own pages: send a token instead.');
  }
  const principal = await useCases.authenticate(credentials.secret);
  return { principal: atSaidPlace(principal, request.headers[CLIENT_HEADER]), via: credentials.via };
}
