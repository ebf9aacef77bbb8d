import type { Person } from '../access/person.ts';
import type { FollowAs } from '../delivery/outbox-entry.ts';
import type { Pin } from '../delivery/pin.ts';
import type { UsedMemory } from '../memory/used-memory.ts';
import type { MessageSource } from '../messaging/message-source.ts';
import type { Route } from '../routing/route.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import type { Nanos } from '../costs/money.ts';
import type { Conversation } from './conversation.ts';

/** The last three are final; a turn reaches exactly one of them, once. */
export type TurnState = 'queued' | 'running' | 'answered' | 'failed' | 'stopped';

/** One message with everything done to answer it. */
export interface Turn {
  readonly id: string;
  readonly conversationId: string;
  /** The place of its message in the conversation, from 1 without gaps. */
  readonly position: number;
  readonly messageId: string;
  readonly personId: string;
  readonly text: string;
  readonly receivedAt: Date;
  readonly source: MessageSource;
  readonly state: TurnState;
  readonly route: Route | null;
  readonly outcome: TurnOutcome | null;
  readonly feedback: Feedback | null;
  /** Whether files came with its message; absent: nobody looked. */
  readonly hasFiles?: boolean;
}

export type Feedback = 'good' | 'bad';

/** How a turn ended. */
export type TurnOutcome =
  | {
      readonly state: 'answered';
      readonly reply: string;
      /** The id of the model that answered; null when none did, as with a command. */
      readonly model: string | null;
      readonly cost: Nanos;
      /** The models that were asked for it, in order; absent: none was, or nobody wrote it down. */
      readonly tries?: readonly TriedModel[];
      /** Its prompt held memories that are not the word of its person (I8); absent: it did not. */
      readonly isTainted?: true;
      /** What of memory was in its prompt; absent: nothing was. */
      readonly memories?: readonly UsedMemory[];
      readonly milliseconds: number;
      readonly endedAt: Date;
      /** The task that the message goes on to show until it has ended; absent: it stays as it is. */
      readonly followTaskId?: string;
      /** How it shows it; absent: its latest lines. */
      readonly followAs?: FollowAs;
      /** The labels of the buttons of its own under it; absent: none. */
      readonly choices?: readonly string[];
      /** What is shown on a map behind it; absent: nothing. */
      readonly pin?: Pin;
      /** The commands that those buttons give; absent or null: a plugin keeps what they stand for. */
      readonly commands?: readonly (string | null)[];
    }
  | {
      readonly state: 'failed' | 'stopped';
      /** A stable dotted code such as `model.unreachable`. */
      readonly code: string;
      /** What the person is told, in plain words. */
      readonly message: string;
      readonly cost: Nanos;
      readonly tries?: readonly TriedModel[];
      readonly milliseconds: number;
      readonly endedAt: Date;
    };

/** A turn that this worker may run, and the fence that its writes must carry. */
export interface ClaimedTurn {
  readonly turn: Turn;
  readonly fence: number;
  /** How often it was started, this time included. More than 1: an earlier worker died. */
  readonly attempt: number;
  /** Who asks and where, as they were when it was claimed; absent: whoever runs it looks them up. */
  readonly asked?: { readonly person: Person; readonly conversation: Conversation; readonly hasFiles: boolean };
}
