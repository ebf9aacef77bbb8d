import type { IncomingMessage } from './incoming-message.ts';

/** Whether to answer, and the reason that `/why` shows. */
export type Awareness =
  | { readonly kind: 'respond'; readonly reason: 'private' | 'mention' | 'reply' | 'command' }
  | { readonly kind: 'observe'; readonly reason: 'not-addressed' }
  | { readonly kind: 'ignore'; readonly reason: 'bot' | 'empty' }
  | { readonly kind: 'refuse'; readonly reason: 'too-long' };

/** The longest message that is taken in, in UTF-16 units. */
export const MAX_MESSAGE_LENGTH = 100_000;

/** In private: respond. In a group: only when spoken to. */
export function decideAwareness(message: Pick<IncomingMessage, 'audience' | 'addressing' | 'isFromBot' | 'text'>): Awareness {
  if (message.isFromBot) return { kind: 'ignore', reason: 'bot' };
  if (message.text.trim() === '') return { kind: 'ignore', reason: 'empty' };
  const reason = message.audience === 'private' ? 'private' : message.addressing;
  if (reason === 'none') return { kind: 'observe', reason: 'not-addressed' };
  if (message.text.length > MAX_MESSAGE_LENGTH) return { kind: 'refuse', reason: 'too-long' };
  return { kind: 'respond', reason };
}
