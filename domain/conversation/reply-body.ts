import type { Person } from '../access/person.ts';
import { composeReply } from '../delivery/compose-reply.ts';
import type { OutboxBody } from '../delivery/outbox-entry.ts';
import type { Conversation } from './conversation.ts';
import type { Turn, TurnOutcome } from './turn.ts';

/** Answers to messages older than this begin with a note, unless parley.yaml says otherwise. */
const LATE_AFTER_MS = 900_000;

export interface EndedTurn {
  readonly turn: Turn;
  readonly outcome: TurnOutcome;
  /** Null: it is gone, or could not be read. */
  readonly conversation: Conversation | null;
  readonly person: Person | null;
  /** What could be seen of an answer that was stopped; absent: nothing. */
  readonly partial?: string | undefined;
  readonly now: Date;
  readonly lateAfterMs?: number | undefined;
}

/** What the chat is told of a turn's end: also when nobody knows any more whose it was, as plainly as can be (I11). */
export function replyBody({ turn, outcome, conversation, person, partial, now, lateAfterMs = LATE_AFTER_MS }: EndedTurn): OutboxBody {
  if (conversation !== null && person !== null) return composeReply({ turn, outcome, conversation, person, partial, now, lateAfterMs });
  const markdown = outcome.state === 'answered' ? outcome.reply : outcome.message;
  return { kind: 'text', markdown, buttons: [], followTaskId: null };
}
