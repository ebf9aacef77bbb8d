import type { Ports } from '../ports/ports.ts';
import type { Conversation } from './conversation.ts';
import { historyWindow } from './history-window.ts';
import type { Turn } from './turn.ts';

/** No prompt shows more turns word for word. */
export const MOST_TURNS = 60;

/** The last turns before one since its conversation's context began, oldest first: at most `limit`, which nobody needs greater than 60. */
export type Earlier = (limit: number) => Promise<readonly Turn[]>;

/** Reads what was said before a turn, once for all who need a part of it, beginning now. */
export function readEarlier({ turns }: Pick<Ports, 'turns'>, turn: Turn, { id, contextStart }: Conversation): Earlier {
  const limit = historyWindow(turn.position - contextStart - 1, MOST_TURNS);
  const reading = turns.recent(id, { contextStart, before: turn.position, limit });
  // Whoever needs it hears why it cannot be read; where nobody does, nobody minds.
  reading.catch(() => undefined);
  return async (most) => (await reading).slice(-most);
}
