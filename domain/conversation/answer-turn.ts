import type { FollowAs } from '../delivery/outbox-entry.ts';
import type { Pin } from '../delivery/pin.ts';
import type { Person } from '../access/person.ts';
import type { Nanos } from '../costs/money.ts';
import type { UsedMemory } from '../memory/used-memory.ts';
import type { SwitchedOff } from '../plugins/switched-off.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import type { Conversation } from './conversation.ts';
import type { Heard } from './hear-voice.ts';
import type { Earlier } from './read-earlier.ts';
import type { TurnMemory } from './turn-memory.ts';
import type { Turn } from './turn.ts';

/** A routed turn, ready to be answered by its mode. */
export interface TurnToAnswer {
  /** Its text without the command that chose the mode. */
  readonly turn: Turn;
  /** Resolves when its route is kept; rejects with RunAborted when the claim is lost. Awaited before any model is asked, and not before the prompt is made. */
  readonly recorded: Promise<void>;
  /** What came with it, and what was heard of it. */
  readonly heard: Heard;
  readonly earlier: Earlier;
  /** The plugins that are off there; absent: whoever needs them reads them. */
  readonly off?: SwitchedOff;
  /** What is recalled for it already; absent: whoever needs it recalls it. */
  readonly remembered?: Promise<TurnMemory>;
  readonly fence: number;
  /** Nothing was done for it before: no step of it is in the journal, and nothing was left reserved. Absent: nobody knows. */
  readonly isFresh?: boolean;
  readonly person: Person;
  readonly conversation: Conversation;
  readonly signal: AbortSignal;
}

export type Answered =
  | {
      readonly kind: 'answered';
      readonly reply: string;
      readonly model: string | null;
      readonly cost: Nanos;
      /** The models that were asked, in order; absent: none was. */
      readonly tries?: readonly TriedModel[];
      /** Whether its prompt held memories that are not the word of its person (I8); absent: it did not. */
      readonly isTainted?: boolean;
      /** What of memory was in its prompt; absent: nothing was. */
      readonly memories?: readonly UsedMemory[];
      /** The task that the reply goes on to show; absent: none. */
      readonly followTaskId?: string;
      readonly followAs?: FollowAs;
      /** The labels of buttons under it; absent: none. */
      readonly choices?: readonly string[];
      /** What is shown on a map behind it; absent: nothing. */
      readonly pin?: Pin;
      /** What those buttons say when they are pressed; absent or null: whoever answered keeps it. */
      readonly commands?: readonly (string | null)[];
    }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly message: string;
      readonly cost: Nanos;
      readonly tries?: readonly TriedModel[];
    };

/** One mode's way to answer. Throws RunAborted when the claim is lost or the process ends. */
export type AnswerTurn = (task: TurnToAnswer) => Promise<Answered>;
