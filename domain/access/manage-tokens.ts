import { ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { assertAccess } from './policy.ts';
import type { Principal, Scope } from './principal.ts';
import { hashSecret, makeTokenSecret, SHOWN_PREFIX_LENGTH } from './token-secret.ts';
import type { Token } from './token.ts';

const SECRET_BYTES = 24;
const MAX_NAME = 100;
const MAX_DAYS = 3_650;
const DAY_MS = 86_400_000;

export interface NewToken {
  readonly name: string;
  readonly scope: Scope;
  /** Null: never. */
  readonly expiresInDays: number | null;
}

export type ManageTokens = ReturnType<typeof makeManageTokens>;

/** API tokens in people's hands. A person manages their own. */
export function makeManageTokens({ tokens, ids, clock, doorbell }: Pick<Ports, 'tokens' | 'ids' | 'clock' | 'doorbell'>) {
  return {
    /** The secret is returned once and never again. */
    async create(principal: Principal | null, input: NewToken): Promise<{ token: Token; secret: string }> {
      assertAccess(principal, 'token.create');
      const name = input.name.trim();
      if (name === '' || name.length > MAX_NAME) throw new InvalidInputError('name', `A token's name has 1 to ${MAX_NAME} characters.`);
      // Whoever had another token of this name could never revoke it.
      if (name === OWNER_TOKEN_NAME)
        throw new InvalidInputError('name', `The name "${OWNER_TOKEN_NAME}" is taken by the first token: choose another one.`);
      const days = input.expiresInDays;
      if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= MAX_DAYS)) {
        throw new InvalidInputError('expiresInDays', `A token lasts 1 to ${MAX_DAYS} days, or for ever when this is left out.`);
      }
      const at = clock.now();
      const expiresAt = days === null ? null : new Date(at.getTime() + days * DAY_MS);
      return issueToken({ tokens, ids }, { personId: principal.personId, name, scope: input.scope, kind: 'api', at, expiresAt });
    },

    async list(principal: Principal | null): Promise<readonly Token[]> {
      assertAccess(principal, 'token.read');
      return tokens.list(principal.personId);
    },

    /** Ends the token and everything that was opened with it. */
    async revoke(principal: Principal | null, id: string): Promise<Token> {
      assertAccess(principal, 'token.revoke');
      const mine = (await tokens.list(principal.personId)).find((token) => token.id === id);
      if (mine === undefined) throw new UnknownIdError('token');
      if (mine.name === OWNER_TOKEN_NAME) {
        throw new ForbiddenError('The first token is bound to PARLEY_OWNER_TOKEN or the data folder: change it there and start again.');
      }
      const at = clock.now();
      await tokens.revoke(id, principal.personId, at);
      doorbell.ring('access');
      return { ...mine, revokedAt: mine.revokedAt ?? at };
    },
  };
}

/** The name of the token that is made at the first start. */
export const OWNER_TOKEN_NAME = 'owner';

export interface TokenIssue {
  readonly personId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly kind: Token['kind'];
  readonly at: Date;
  readonly expiresAt: Date | null;
  /** A secret that was chosen elsewhere; left out: a new one. */
  readonly secret?: string;
}

/** Makes and stores a token; the one place where secrets are made. */
export async function issueToken(
  { tokens, ids }: Pick<Ports, 'tokens' | 'ids'>,
  issue: TokenIssue,
): Promise<{ token: Token; secret: string }> {
  const secret = issue.secret ?? makeTokenSecret(ids.secret(SECRET_BYTES));
  const token: Token = {
    id: ids.uuid(),
    personId: issue.personId,
    name: issue.name,
    prefix: secret.slice(0, SHOWN_PREFIX_LENGTH),
    scope: issue.scope,
    kind: issue.kind,
    createdAt: issue.at,
    lastUsedAt: null,
    expiresAt: issue.expiresAt,
    revokedAt: null,
  };
  await tokens.add(token, hashSecret(secret));
  return { token, secret };
}
