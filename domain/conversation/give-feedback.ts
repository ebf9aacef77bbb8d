import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { makeLabelTurns } from '../routing/learned/label-turn.ts';
import { makeFindConversation } from './find-conversation.ts';
import type { Feedback, Turn } from './turn.ts';

/** What somebody thinks of an answer. The last judgement holds. Throws a ConflictError while there is no reply to judge. */
export function makeGiveFeedback(deps: Pick<Ports, 'conversations' | 'turns' | 'intents' | 'clock' | 'logger'>) {
  const find = makeFindConversation(deps);
  const labels = makeLabelTurns(deps);
  return async (principal: Principal | null, turnId: string, feedback: Feedback): Promise<Turn> => {
    assertAccess(principal, 'turn.feedback');
    // Admins may judge what is said in groups, but see nobody's conversation here.
    const turn = await find.turn(principal, 'conversation.read', turnId);
    assertAccess(principal, 'turn.feedback', { kind: 'turn', ownerId: turn.personId, isMember: false });
    if (turn.outcome === null) throw new ConflictError('This turn has not ended yet: judge it when its reply is there.');
    await deps.turns.setFeedback(turnId, feedback);
    await labels.judged(turn, feedback, principal.personId);
    return { ...turn, feedback };
  };
}
