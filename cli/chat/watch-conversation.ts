import type { Client } from '../client.ts';
import { Failure } from '../failure.ts';
import type { ConversationEventsSubscription } from '../generated/graphql.ts';
import type { Button } from './buttons.ts';
import { CONVERSATION_EVENTS } from './documents.ts';
import type { Outcome } from './outcome.ts';
import { makeReplies } from './replies.ts';
import type { Replies } from './replies.ts';

type Event = ConversationEventsSubscription['conversationEvents'];

/** One conversation, followed as long as the client lives. */
export interface ConversationWatch {
  /** The text so far, each time it has grown, then how the turn ended. Throws a Failure when the server refuses to go on. */
  reply(turnId: string, onText: (text: string) => void): Promise<Outcome>;
}

export interface WatchFrom {
  readonly conversationId: string;
  /** The number of the last event that is known. */
  readonly after: number;
  /** What Parley says by itself, such as that a task has ended. */
  readonly onNotice: (text: string, buttons: readonly Button[]) => void;
}

/** Follows a conversation after an event's number. */
export function watchConversation(client: Pick<Client, 'follow'>, { conversationId, after, onNotice }: WatchFrom): ConversationWatch {
  const replies = makeReplies();
  let last = after;
  const { promise: over, reject } = Promise.withResolvers<never>();
  // Heard by whoever waits for a reply; at the prompt, the next message is refused by itself.
  over.catch(() => undefined);
  client
    .follow({
      document: CONVERSATION_EVENTS,
      variables: () => ({ conversationId, after: last }),
      onData({ conversationEvents: event }) {
        if (event.number !== null && event.number <= last) return 'more';
        last = event.number ?? last;
        take(event, replies, onNotice);
        return 'more';
      },
    })
    .then(() => reject(new Failure('The conversation is over.')), reject);
  return { reply: (turnId, onText) => Promise.race([replies.wait(turnId, onText), over]) };
}

function take(event: Event, replies: Replies, onNotice: WatchFrom['onNotice']): void {
  const turnId = event.turnId ?? '';
  switch (event.__typename) {
    case 'ReplyPartial':
      replies.grow(turnId, event);
      break;
    case 'ReplyFinal':
      replies.end(turnId, { ...event, kind: 'reply' });
      break;
    case 'TurnFailed':
      replies.end(turnId, { kind: 'failed', message: event.failure });
      break;
    case 'Notice':
      onNotice(event.notice, event.buttons);
      break;
    case 'MessageStored':
    case 'TurnRouted':
    case 'WordsForgotten':
      break;
  }
}
