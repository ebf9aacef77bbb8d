import type { ConversationEvent, ConversationEventBody } from '../../../domain/conversation/conversation-event.ts';
import type { ConversationUpdate } from '../../../domain/conversation/follow-conversation.ts';

export type EventKind = ConversationEventBody['kind'];

export type PartialUpdate = Extract<ConversationUpdate, { kind: 'partial' }>;

/** A numbered event whose body is of this kind. */
export interface EventOf<K extends EventKind> {
  readonly kind: K;
  readonly event: ConversationEvent;
  readonly body: Extract<ConversationEventBody, { kind: K }>;
}

/** What a follower of a conversation gets, by kind. */
export type ApiEvent = PartialUpdate | { [K in EventKind]: EventOf<K> }[EventKind];

/** Puts the kind of an event where its type in the schema is found by it. */
export function toApiEvent(update: ConversationUpdate): ApiEvent {
  if (update.kind === 'partial') return update;
  const { event } = update;
  const { body } = event;
  switch (body.kind) {
    case 'message-stored':
      return { kind: body.kind, event, body };
    case 'turn-routed':
      return { kind: body.kind, event, body };
    case 'reply-final':
      return { kind: body.kind, event, body };
    case 'turn-failed':
      return { kind: body.kind, event, body };
    case 'forgotten':
      return { kind: body.kind, event, body };
    case 'notice':
      return { kind: body.kind, event, body };
  }
}
