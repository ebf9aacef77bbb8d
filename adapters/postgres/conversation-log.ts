import type { Pool } from 'pg';
import type { ConversationEvent, ConversationEventBody } from '../../domain/conversation/conversation-event.ts';
import { UnknownIdError } from '../../domain/errors.ts';
import type { ConversationLog } from '../../domain/ports/conversation-log.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { outcomeOf, routeOf, type StoredOutcome, type StoredRoute } from './turn-row.ts';

type Stored<T> = T extends { outcome: unknown }
  ? Omit<T, 'outcome'> & { readonly outcome: StoredOutcome }
  : T extends { route: unknown }
    ? Omit<T, 'route'> & { readonly route: StoredRoute }
    : T;

type EventRow = { number: number; at: Date; turnId: string | null; body: Stored<ConversationEventBody> };

function bodyOf(stored: EventRow['body']): ConversationEventBody {
  if (stored.kind === 'turn-routed') return { ...stored, route: routeOf(stored.route) };
  if (stored.kind !== 'reply-final' && stored.kind !== 'turn-failed') return stored;
  const outcome = outcomeOf(stored.outcome);
  return outcome.state === 'answered' ? { kind: 'reply-final', outcome } : { kind: 'turn-failed', outcome };
}

function eventOf(row: EventRow): ConversationEvent {
  return { ...row, body: bodyOf(row.body) };
}

/** What happened in conversations, in PostgreSQL. */
export function makePostgresConversationLog(pool: Pool): ConversationLog {
  const read = statement<EventRow>(pool, 'conversation-read');
  const last = statement<{ number: number }>(pool, 'conversation-last');
  const putPartial = statement<{ conversation_id: string }>(pool, 'partial-put');
  const partial = statement<{ turnId: string; text: string }>(pool, 'partial-get');
  const addNotice = statement<{ added: boolean }>(pool, 'notice-add');
  return {
    read: async (conversationId, after, limit) => (await read(rowId(conversationId), after, limit)).map(eventOf),
    last: async (conversationId) => (await last(rowId(conversationId)))[0]?.number ?? 0,
    putPartial: async (conversationId, fence, { turnId, text }) => {
      await putPartial(conversationId, turnId, fence, text);
    },
    partial: async (conversationId) => (await partial(rowId(conversationId)))[0] ?? null,
    addNotice: async (conversationId, { key, text, taskId, at }) => {
      const [answer] = await addNotice(conversationId, key, at, text, taskId);
      if (answer === undefined) throw new UnknownIdError('conversation');
      return answer.added;
    },
  };
}
