import type { Address } from '../messaging/address.ts';
import type { Mode } from '../routing/route.ts';
import type { Verbosity } from './verbosity.ts';

/** The sequence of turns at one address. */
export interface Conversation {
  readonly id: string;
  readonly address: Address;
  /** Whether others than the person and Parley can read along; decides awareness and the scope of memory. */
  readonly audience: 'private' | 'group';
  /** Who began it. */
  readonly personId: string;
  readonly title: string | null;
  /** The current project; null: the person has chosen none. */
  readonly projectId: string | null;
  /** Sticky choices made with `/agent`, `/chat` and `/model`; null: decide for each message. */
  readonly preferredMode: Mode | null;
  readonly preferredModel: string | null;
  /** How much of the agent's work is shown here (`/verbose`). */
  readonly verbosity: Verbosity;
  /** Turns up to this position are no longer shown to models (`/new`). 0: all are. */
  readonly contextStart: number;
  readonly createdAt: Date;
}
