import type { Conversation } from '../conversation/conversation.ts';
import type { Address } from '../messaging/address.ts';
import type { Page, PageRequest } from './page.ts';

/** Keeps conversations. */
export interface ConversationStore {
  /** Adds it, or returns the one that its address already has. */
  ensure(conversation: Conversation): Promise<Conversation>;
  get(id: string): Promise<Conversation | null>;
  /** The one at this address; null: nobody has begun it. */
  find(address: Address): Promise<Conversation | null>;
  /** Those that the person began, newest first. */
  listOf(personId: string, page: PageRequest): Promise<Page<Conversation>>;
  /** Changes the sticky choices; keys left out stay as they are. */
  change(
    id: string,
    choices: Partial<Pick<Conversation, 'title' | 'projectId' | 'preferredMode' | 'preferredModel' | 'verbosity' | 'contextStart'>>,
  ): Promise<void>;
}
