import type { Turn } from '../conversation/turn.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { NOON, uuid } from './fixtures.ts';

/** By default Anna's first one in her conversation on the web, which waits. */
export function aTurn(change: Partial<Turn> = {}): Turn {
  return {
    id: uuid(2001),
    conversationId: uuid(10),
    position: 1,
    messageId: uuid(1001),
    personId: uuid(1),
    text: 'Привет 1',
    receivedAt: NOON,
    source: PLAIN_SOURCE,
    state: 'queued',
    route: null,
    outcome: null,
    feedback: null,
    ...change,
  };
}
