import type { Conversation } from '../conversation/conversation.ts';
import type { WhoseMemory } from '../memory/memories.ts';

/** Whose memory commands mean in a conversation: in private one's own, in a group the group's (I9). */
export function whoseIn({ audience, address: { channel, account, chat } }: Conversation): WhoseMemory {
  return audience === 'private' ? null : { channel, account, chat };
}
