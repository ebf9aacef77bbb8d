import type { MemoryScope } from '../memory/recall/remembered.ts';

/** What goes when a person wants everything forgotten; what of their work has not ended stays. */
export interface Forgettable {
  readonly facts: number;
  /** Messages with their answers. */
  readonly messages: number;
  /** In how many groups they are, besides private conversations. */
  readonly groups: number;
  readonly files: number;
  /** Ended tasks, whose words go. */
  readonly tasks: number;
  /** Tasks and schedules that have not ended: they stay as they are. */
  readonly work: number;
}

/** That somebody wants everything forgotten which they said before a moment. */
export interface Forgetting {
  readonly id: string;
  readonly personId: string;
  readonly before: Date;
  readonly begunAt: Date;
}

/** A message of a person with its answer. */
export interface SaidTurn {
  readonly id: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly audience: 'private' | 'group';
  /** Of the conversation; null: it has none. */
  readonly title: string | null;
  readonly text: string;
  readonly at: Date;
  readonly state: string;
  /** What was answered, or why nothing was; null: nothing yet. */
  readonly reply: string | null;
  /** Null: no model answered. */
  readonly model: string | null;
}

/** Forgets for good, everywhere at once. */
export interface ForgettingStore {
  count(personId: string, before: Date): Promise<Forgettable>;
  /** Writes it down, so that it is carried out whatever happens; the same id again is the same. */
  begin(forgetting: Forgetting): Promise<void>;
  /** Carries it out as far as it can be now, at whatever time and as often as one wants. Returns the conversations in which it is told for the first time. */
  carryOut(id: string, now: Date): Promise<readonly string[]>;
  /** Those that are to be carried out again, because what was under way then may bring something back; oldest first. */
  unsettled(): Promise<readonly string[]>;
  /** Ends the care for one that began before a moment, once nothing from before it is under way any more. */
  settle(id: string, now: Date, begunBefore: Date): Promise<boolean>;
  /**
   * Forgets these facts of one scope and the ended turns in which they were said or told word for word. `askedBy`: the turn that asks for it, of which only
   * the words go. Returns how many facts there were.
   */
  forgetFacts(scope: MemoryScope, factIds: readonly string[], askedBy: string | null, now: Date): Promise<number>;
  /** What the person said and was answered, oldest first, after one of these; null: from the beginning. */
  said(personId: string, after: Pick<SaidTurn, 'at' | 'id'> | null, limit: number): Promise<readonly SaidTurn[]>;
}
