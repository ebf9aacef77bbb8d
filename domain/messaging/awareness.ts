import { parseCommand } from '../commands/parse-command.ts';
import type { IncomingMessage, Sender } from './incoming-message.ts';

/** All that awareness looks at; whoever wrote it, whether they are known and what it says play no part. */
export type AwarenessFacts = MessageFacts | PressFacts;

interface SharedFacts {
  readonly from: 'somebody' | 'us' | 'bot';
  /** Whether the loop guard has this sender and us pause in this chat. */
  readonly isLooping: boolean;
}

/** A text, a caption, a file, a command, or any of them changed afterwards. */
export interface MessageFacts extends SharedFacts {
  readonly kind: 'message';
  readonly audience: 'private' | 'group';
  /** In UTF-16 units, without what surrounds it. */
  readonly length: number;
  readonly hasAttachments: boolean;
  readonly mentionsUs: boolean;
  /** Whom a command is for; `nobody`: it names none; null: it is no command. */
  readonly command: 'us' | 'another' | 'nobody' | null;
  readonly repliesTo: 'us' | 'another' | 'thread-root' | null;
  readonly isForwarded: boolean;
}

/** A button or a reaction. */
export interface PressFacts extends SharedFacts {
  readonly kind: 'press';
  /** Whether what it is under is a message of ours. */
  readonly isUnderOurs: boolean;
}

/** Whether to answer, and the reason that `/why` shows. */
export type Awareness =
  | { readonly kind: 'respond'; readonly reason: 'private' | 'mention' | 'reply' | 'command' | 'press' }
  | { readonly kind: 'observe'; readonly reason: 'not-addressed' | 'bare-command' | 'for-another' | 'thread-root' | 'forwarded' }
  | { readonly kind: 'ignore'; readonly reason: 'own' | 'bot' | 'empty' | 'loop' | 'not-ours' }
  | { readonly kind: 'refuse'; readonly reason: 'too-long' };

/** The longest message that is taken in, in UTF-16 units. */
export const MAX_MESSAGE_LENGTH = 100_000;

/** In private: respond. In a group: only when spoken to. An edit is judged as if it had just been written: its id tells whether it was answered. */
export function decideAwareness(facts: AwarenessFacts): Awareness {
  if (facts.from === 'us') return { kind: 'ignore', reason: 'own' };
  if (facts.from === 'bot') return { kind: 'ignore', reason: 'bot' };
  if (facts.kind === 'press') return facts.isUnderOurs ? { kind: 'respond', reason: 'press' } : { kind: 'ignore', reason: 'not-ours' };
  if (facts.length === 0 && !facts.hasAttachments) return { kind: 'ignore', reason: 'empty' };
  const awareness = facts.audience === 'private' ? ({ kind: 'respond', reason: 'private' } as const) : inGroup(facts);
  if (awareness.kind !== 'respond') return awareness;
  if (facts.isLooping) return { kind: 'ignore', reason: 'loop' };
  return facts.length > MAX_MESSAGE_LENGTH ? { kind: 'refuse', reason: 'too-long' } : awareness;
}

function inGroup({ command, mentionsUs, repliesTo, isForwarded }: MessageFacts): Awareness {
  // A name in somebody else's words calls nobody (I8).
  if (isForwarded) return { kind: 'observe', reason: 'forwarded' };
  if (command === 'another') return { kind: 'observe', reason: 'for-another' };
  if (command === 'us') return { kind: 'respond', reason: 'command' };
  if (mentionsUs) return { kind: 'respond', reason: 'mention' };
  if (repliesTo === 'us') return { kind: 'respond', reason: 'reply' };
  if (command === 'nobody') return { kind: 'observe', reason: 'bare-command' };
  return { kind: 'observe', reason: repliesTo === 'thread-root' ? 'thread-root' : 'not-addressed' };
}

/** What awareness looks at in a message. */
export function awarenessFacts(message: IncomingMessage, isLooping: boolean): MessageFacts {
  const { author, repliesTo, commandTarget, text } = message;
  return {
    kind: 'message',
    audience: message.audience,
    from: author.kind === 'person' ? 'somebody' : senderKind(author.sender),
    isLooping,
    length: text.trim() === '' ? 0 : text.length,
    hasAttachments: message.attachments.length + (message.uploadIds?.length ?? 0) > 0,
    mentionsUs: message.mentionsUs,
    command: commandTarget ?? (parseCommand(text) === null ? null : 'nobody'),
    repliesTo: repliesTo === null ? null : repliesTo.isThreadRoot ? 'thread-root' : repliesTo.isOurs ? 'us' : 'another',
    isForwarded: message.isForwarded,
  };
}

export function senderKind({ isUs, isBot }: Sender): AwarenessFacts['from'] {
  if (isUs) return 'us';
  return isBot ? 'bot' : 'somebody';
}
