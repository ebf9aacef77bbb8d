import type { IncomingMessage, ServerResponse } from 'node:http';
import { ForbiddenError, UnauthenticatedError } from '../../domain/errors.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { endedCookie, sessionCookie } from './credentials.ts';
import type { Origins } from './origins.ts';
import { principalOf } from './principal.ts';
import { sendPage } from './respond.ts';
import { secureHeaders } from './secure-headers.ts';

export interface LoginDeps {
  readonly useCases: Pick<UseCases, 'authenticate' | 'login' | 'tokens'>;
  readonly origins: Origins;
  readonly publicUrl: string;
}

/** Browser sessions: a login link makes one, logging out ends it. */
export function makeLoginRoutes({ useCases, origins, publicUrl }: LoginDeps) {
  const isSecure = publicUrl.startsWith('https:');
  return {
    /** `GET /login?code=…` */
    async login(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
      // A browser that fetches ahead, or a program that only looks, must not use the code up.
      if (request.method !== 'GET' || request.headers['sec-purpose']?.includes('prefetch')) {
        sendPage(response, 503, 'Open this link to log in.');
        return;
      }
      try {
        const { secret, expiresAt } = await useCases.login.redeem(url.searchParams.get('code') ?? '');
        response.writeHead(303, {
          ...secureHeaders(),
          'cache-control': 'no-store',
          location: '/',
          'set-cookie': sessionCookie(secret, expiresAt, isSecure),
        });
        response.end();
      } catch (error) {
        if (!(error instanceof UnauthenticatedError)) throw error;
        sendPage(response, 401, error.message);
      }
    },

    /** `POST /logout`: the cookie goes, and the session behind it ends, wherever it is used. */
    async logout(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const { principal, via } = await principalOf(request, { useCases, origins });
      if (via !== 'cookie' || principal.tokenId === null) throw new ForbiddenError('Only a browser session can log out.');
      await useCases.tokens.revoke(principal, principal.tokenId);
      response.writeHead(204, { ...secureHeaders(), 'cache-control': 'no-store', 'set-cookie': endedCookie(isSecure) });
      response.end();
    },
  };
}
