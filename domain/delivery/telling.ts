import type { OrphanFinder } from '../ports/orphan-finder.ts';
import type { AccountClaim } from '../ports/channel-accounts.ts';
import type { ChatTransport } from '../ports/chat-transport.ts';
import type { Ports } from '../ports/ports.ts';
import type { PaceGate } from './pace-gate.ts';

/** What telling takes of the ports. */
export type TellingPorts = Pick<
  Ports,
  | 'outbox'
  | 'conversationLog'
  | 'attachments'
  | 'messages'
  | 'output'
  | 'tasks'
  | 'doorbell'
  | 'clock'
  | 'ids'
  | 'logger'
  | 'metrics'
  | 'crashPoints'
>;

/** What telling the entries of one claimed account takes. */
export interface TellingDeps extends TellingPorts {
  readonly transport: ChatTransport;
  readonly orphans: OrphanFinder | null;
  readonly claim: AccountClaim;
  readonly gate: PaceGate;
  /** Aborts when nothing new may begin. */
  readonly stopping: AbortSignal;
  /** Aborts when nothing may be done any more, not even to end what has begun; it aborts after `stopping`. */
  readonly killed: AbortSignal;
}

/** The claim is somebody else's: nothing more may be written or sent. */
export class ClaimLost extends Error {
  constructor() {
    super('the account is driven by somebody else');
    this.name = 'ClaimLost';
  }
}

/** Throws when a write was refused. */
export function assertHeld(isHeld: boolean): void {
  if (!isHeld) throw new ClaimLost();
}
