import type { Scope } from './principal.ts';

/** An API token as it is kept: the secret itself is never stored, only its hash. */
export interface Token {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** The first characters of the secret, to tell tokens apart in a list. */
  readonly prefix: string;
  readonly scope: Scope;
  /** `api` for programs, `session` for a browser that logged in. */
  readonly kind: 'api' | 'session';
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** Null: never. */
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}
