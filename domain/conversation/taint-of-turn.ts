import { taintOf } from '../agent/permissions/taint-of.ts';
import type { TaintSource } from '../agent/permissions/taint-of.ts';
import type { Tool } from '../agent/tool.ts';
import type { Ports } from '../ports/ports.ts';
import { filesOfTurns } from './attach-files.ts';
import type { Conversation } from './conversation.ts';
import type { Turn } from './turn.ts';

/** More turns than any prompt shows, because an answer hands on what it was told. */
const LOOKED_BACK_TURNS = 500;

/**
 * Whose words a turn has seen: in its own message, in earlier ones since the conversation's context began, with what came with them, and in what their
 * answers were made from. It comes from what is stored alone, so that it is the same after a restart.
 */
export async function taintOfTurn(
  deps: Pick<Ports, 'turns' | 'attachments' | 'steps' | 'summaries'>,
  turn: Turn,
  { id, contextStart }: Pick<Conversation, 'id' | 'contextStart'>,
  tools: readonly Tool[],
): Promise<readonly TaintSource[]> {
  const { personId } = turn;
  const earlier = await deps.turns.recent(id, { contextStart, before: turn.position, limit: LOOKED_BACK_TURNS });
  const turns = [...earlier, turn];
  const files = await filesOfTurns(deps.attachments, turns);
  const messages = turns.map((each) => ({ ...each, files: files.get(each.id) ?? [] }));
  const byMessages = taintOf({ personId, messages, steps: [], tools });
  if (byMessages.length > 0) return byMessages;
  // An answer hands on what its prompt held.
  if (earlier.some(({ outcome }) => outcome?.state === 'answered' && outcome.isTainted === true)) return ['memory'];
  // One is enough, and the newest ones are the likeliest.
  for (const each of turns.toReversed()) {
    if (each !== turn && each.route?.mode !== 'agent') continue;
    const bySteps = taintOf({ personId, messages: [], steps: await deps.steps.load({ kind: 'turn', id: each.id }), tools });
    if (bySteps.length > 0) return bySteps;
  }
  // Of what is older only the summary can stand in the prompt.
  const summary = earlier.length < LOOKED_BACK_TURNS ? null : await deps.summaries.covering(id, contextStart, turn.position);
  return summary?.isTainted === true ? ['memory'] : [];
}
