import { useEffect, useReducer, useState } from 'react';

import { useServices } from '../api/services.ts';
import { useBatch } from '../parts/use-batch.ts';
import { conversationEventsDocument } from './events-document.ts';
import type { ConversationEvent } from './events-document.ts';
import { emptyTimeline, withEvent } from './timeline.ts';
import type { Timeline } from './timeline.ts';

export interface FollowedConversation {
  readonly timeline: Timeline;
  /** Why it cannot be followed; null: it is. */
  readonly refusal: string | null;
}

const withEvents = (timeline: Timeline, events: readonly ConversationEvent[]): Timeline => events.reduce(withEvent, timeline);

/** Follows a conversation from the event after `from` on, as long as it is shown. */
export function useConversation(id: string, from: number): FollowedConversation {
  const { live } = useServices();
  const [timeline, add] = useReducer(withEvents, from, emptyTimeline);
  const [refusal, setRefusal] = useState<string | null>(null);
  const gather = useBatch(add);
  useEffect(() => {
    let last = from;
    return live.follow({
      document: conversationEventsDocument,
      variables: () => ({ conversationId: id, after: last }),
      onData({ conversationEvents: event }) {
        last = Math.max(last, event.number ?? 0);
        gather(event);
      },
      onEnd: () => undefined,
      onRefused: setRefusal,
    });
  }, [live, id, from, gather]);
  return { timeline, refusal };
}
