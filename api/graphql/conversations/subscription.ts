import { assertAccess } from '../../../domain/access/policy.ts';
import type { Builder } from '../builder.ts';
import { follow, itemOf } from '../follow.ts';
import { idArgument } from '../global-id.ts';
import { toApiEvent } from './api-event.ts';
import type { EventInterface } from './event.ts';

/** Following a conversation live. */
export function defineConversationSubscription(builder: Builder, event: EventInterface): void {
  builder.subscriptionField('conversationEvents', (t) =>
    t.field({
      type: event,
      description: 'The events after a number, then live, each once and in order, with the reply being made in between.',
      authScopes: { may: 'conversation.read' },
      args: {
        conversationId: t.arg.id({ required: true, description: 'The conversation’s global id.' }),
        after: t.arg.int({ description: 'The number of the last event that the caller has; left out: from the beginning.' }),
      },
      subscribe: (_root, { conversationId, after }, { useCases, principal }) =>
        follow((until) => useCases.followConversation(principal, idArgument('Conversation', conversationId), after ?? 0, until)),
      resolve: (followed, _args, { principal }) => {
        assertAccess(principal, 'conversation.read');
        return toApiEvent(itemOf(followed));
      },
    }),
  );
}
