import type { Route } from '../routing/route.ts';
import type { TurnOutcome } from './turn.ts';

/** What happened in a conversation; numbered from 1 without gaps, kept for ever. */
export interface ConversationEvent {
  readonly number: number;
  readonly at: Date;
  readonly turnId: string | null;
  readonly body: ConversationEventBody;
}

export type ConversationEventBody =
  | { readonly kind: 'message-stored'; readonly messageId: string; readonly text: string; readonly clientMessageId: string | null }
  | { readonly kind: 'turn-routed'; readonly route: Route }
  | { readonly kind: 'reply-final'; readonly outcome: Extract<TurnOutcome, { state: 'answered' }> }
  | { readonly kind: 'turn-failed'; readonly outcome: Exclude<TurnOutcome, { state: 'answered' }> }
  /** Words of what happened before are gone; `isWhole`: all of them, otherwise those of one person in a group. */
  | { readonly kind: 'forgotten'; readonly isWhole: boolean }
  /** A proactive message: a task has ended. */
  | {
      readonly kind: 'notice';
      readonly text: string;
      readonly taskId: string | null;
      /** Its buttons; absent: it has none. `key` is the notice's. */
      readonly buttons?: { readonly key: string; readonly labels: readonly string[] };
      /** Ids of the files that came with it; absent: none. */
      readonly files?: readonly string[];
    };

/** The text of a reply while it is made. Ephemeral: the latest one wins, nothing depends on it. */
export interface PartialReply {
  readonly turnId: string;
  readonly text: string;
}
