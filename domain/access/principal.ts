import type { Language } from './language.ts';

/** What a person may do at most. A guest is known in a group only. */
export type Role = 'owner' | 'admin' | 'member' | 'guest';

/** What a token may be used for, whoever holds it. Each one includes those before it. */
export type Scope = 'read' | 'write' | 'admin';

/** Who asks: a person, as far as the token they came with lets them act. Channels act with all scopes. */
export interface Principal {
  readonly personId: string;
  readonly role: Role;
  readonly scope: Scope;
  /** The API token behind the request; null for a message from a channel. */
  readonly tokenId: string | null;
  /** The canonical address of the chat they are in, or `terminal`; absent: they came with a token from elsewhere. */
  readonly place?: string;
  /** What they read; absent: whoever needs it asks for the person. */
  readonly language?: Language;
}
