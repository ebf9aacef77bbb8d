import { decideAccess, assertAccess } from '../access/policy.ts';
import type { Action } from '../access/actions.ts';
import type { Principal } from '../access/principal.ts';
import { UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Conversation } from './conversation.ts';
import type { Turn } from './turn.ts';

/** Looks up a conversation, or a turn in one, for somebody: what is somebody else's is answered like what does not exist. */
export function makeFindConversation({ conversations, turns }: Pick<Ports, 'conversations' | 'turns'>) {
  async function find(principal: Principal | null, action: Action, id: string): Promise<Conversation> {
    assertAccess(principal, action);
    const conversation = await conversations.get(id);
    if (conversation === null) throw new UnknownIdError('conversation');
    assertAccess(principal, action, { kind: 'conversation', ownerId: conversation.personId, isMember: false });
    return conversation;
  }

  async function turn(principal: Principal | null, action: Action, id: string): Promise<Turn> {
    assertAccess(principal, action);
    const found = await turns.get(id);
    const conversation = found === null ? null : await conversations.get(found.conversationId);
    if (found === null || conversation === null) throw new UnknownIdError('turn');
    const mayRead = decideAccess(principal, action, { kind: 'turn', ownerId: conversation.personId, isMember: false });
    if (!mayRead.allowed) throw new UnknownIdError('turn');
    return found;
  }

  return Object.assign(find, { turn });
}
