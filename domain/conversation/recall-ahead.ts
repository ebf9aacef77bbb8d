import type { Recall } from '../memory/recall/recall.ts';
import type { Ports } from '../ports/ports.ts';
import type { TurnToAnswer } from './answer-turn.ts';
import { historyWindow } from './history-window.ts';
import { MOST_TURNS } from './read-earlier.ts';
import { recallForTurn } from './recall-for-turn.ts';
import type { ZoneClocks } from './zone-clocks.ts';

export interface RecallAheadDeps extends Pick<Ports, 'clock' | 'metrics'>, Partial<Pick<Ports, 'embedders'>> {
  /** Absent: nothing is recalled before it is known who answers. */
  readonly recall?: Recall;
  /** Absent with it. */
  readonly zones?: ZoneClocks;
}

type Asked = Pick<TurnToAnswer, 'turn' | 'heard' | 'person' | 'conversation'>;

/**
 * Recalls what fits a message while it is still decided who answers it: most of the time a chat does, which needs it. Not where that costs money, as meanings do:
 * a plugin or the agent may answer, and then nobody asks for it.
 */
export function recallAhead({ recall, zones, embedders = null, ...deps }: RecallAheadDeps, asked: Asked): Pick<TurnToAnswer, 'remembered'> {
  if (recall === undefined || zones === undefined || embedders !== null) return {};
  const { turn, conversation } = asked;
  const shown = historyWindow(turn.position - conversation.contextStart - 1, MOST_TURNS);
  const remembered = recallForTurn({ ...deps, recall, zones }, asked, turn.position - shown);
  // Whoever needs it hears why it failed; where nobody does, nobody minds.
  remembered.catch(() => undefined);
  return { remembered };
}
