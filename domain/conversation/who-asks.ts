import type { Person } from '../access/person.ts';
import type { Attachment } from '../messaging/attachment.ts';
import type { Ports } from '../ports/ports.ts';
import { filesOf } from './attach-files.ts';
import type { Conversation } from './conversation.ts';
import type { ClaimedTurn } from './turn.ts';

interface Asking {
  /** Null: they are gone. */
  readonly person: Person | null;
  readonly conversation: Conversation | null;
  readonly files: readonly Attachment[];
}

/** Who asks, where, and what came with it: most of the time it came with the claim. */
export async function whoAsks(
  deps: Pick<Ports, 'people' | 'conversations' | 'attachments' | 'turns'>,
  { turn, asked }: ClaimedTurn,
): Promise<Asking> {
  if (asked !== undefined) {
    const mayHaveFiles = asked.hasFiles || turn.source.retryOf !== null;
    return { ...asked, files: mayHaveFiles ? await filesOf(deps, turn) : [] };
  }
  const [person, conversation, files] = await Promise.all([
    deps.people.get(turn.personId),
    deps.conversations.get(turn.conversationId),
    filesOf(deps, turn),
  ]);
  return { person, conversation, files };
}
