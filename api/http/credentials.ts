import type { IncomingMessage } from 'node:http';

export const SESSION_COOKIE = 'parley_session';

/** What a request is trusted for; null: nothing. */
export type Credentials = { readonly via: 'bearer' | 'cookie'; readonly secret: string } | null;

/** The token of a request: of its Authorization header, else of its session cookie. */
export function readCredentials({ headers }: IncomingMessage): Credentials {
  if (headers.authorization !== undefined) {
    const secret = bearerSecret(headers.authorization);
    return secret === null ? null : { via: 'bearer', secret };
  }
  const secret = sessionSecret(headers.cookie);
  return secret === null ? null : { via: 'cookie', secret };
}

/** The secret in `Bearer …`; null: it is not of that form. */
export function bearerSecret(authorization: string): string | null {
  return /^Bearer +([\x21-\x7e]{1,512})$/i.exec(authorization.trim())?.[1] ?? null;
}

function sessionSecret(cookies: string | undefined): string | null {
  for (const cookie of cookies?.split(';') ?? []) {
    const [name, value] = cookie.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && /^[\x21-\x7e]{1,512}$/.test(value)) return value;
  }
  return null;
}

/** The header that gives a browser its session. Dates are absolute, so that it ends with the token behind it. */
export function sessionCookie(secret: string, expiresAt: Date, isSecure: boolean): string {
  return `${SESSION_COOKIE}=${secret}; Expires=${expiresAt.toUTCString()}; ${attributes(isSecure)}`;
}

/** The header that takes it away. */
export function endedCookie(isSecure: boolean): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${attributes(isSecure)}`;
}

function attributes(isSecure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}
