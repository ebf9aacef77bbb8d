import type { Person } from '../access/person.ts';
import type { Token } from '../access/token.ts';

/** Keeps API tokens and one-time login codes, both only as SHA-256 hashes (hex). */
export interface TokenStore {
  add(token: Token, hash: string): Promise<void>;
  /** The token with this hash and its person, also when revoked or expired; null if there is none. */
  findByHash(hash: string): Promise<{ token: Token; person: Person } | null>;
  list(personId: string): Promise<readonly Token[]>;
  /** False if the person has no such live token. */
  revoke(id: string, personId: string, at: Date): Promise<boolean>;
  /** Which of these tokens are no longer good at that time: revoked, expired or gone. */
  dead(ids: readonly string[], at: Date): Promise<readonly string[]>;
  /** Notes a use; may be called often, is written at most once a minute per token. */
  touch(id: string, at: Date): Promise<void>;
}
