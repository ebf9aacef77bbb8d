import type { Conversation } from './conversation.ts';

/** A conversation as it begins: nothing chosen yet. */
export function newConversation(from: Pick<Conversation, 'address' | 'audience' | 'personId'>, id: string, createdAt: Date): Conversation {
  const { address, audience, personId } = from;
  return {
    id,
    address,
    audience,
    personId,
    title: null,
    projectId: null,
    preferredMode: null,
    preferredModel: null,
    verbosity: 0,
    contextStart: 0,
    createdAt,
  };
}
