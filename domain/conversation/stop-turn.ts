import { assertAccess } from '../access/policy.ts';
import type { Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { replyBody } from './reply-body.ts';
import { TURN_TEXTS } from './turn-texts.ts';
import type { Turn, TurnOutcome } from './turn.ts';

type StopDeps = Pick<
  Ports,
  'turns' | 'conversations' | 'conversationLog' | 'people' | 'ledger' | 'clock' | 'doorbell' | 'logger' | 'metrics'
>;

export type StopTurn = ReturnType<typeof makeStopTurn>;

/** Ends turns that somebody no longer wants answered, whoever works on them. */
export function makeStopTurn(deps: StopDeps) {
  return {
    /** For the turn's person and admins; what could be seen of the answer stays. Throws a ConflictError when it had ended by itself (I4). */
    async byPerson(principal: Principal | null, id: string): Promise<void> {
      assertAccess(principal, 'turn.stop');
      const turn = await deps.turns.get(id);
      if (turn === null) throw new UnknownIdError('turn');
      assertAccess(principal, 'turn.stop', { kind: 'turn', ownerId: turn.personId, isMember: false });
      const stopper = await deps.people.get(principal.personId);
      const reader = await deps.people.get(turn.personId);
      const message = TURN_TEXTS[reader?.language ?? 'en'].stoppedBy(stopper?.name ?? null);
      const hasStopped = await stop(deps, turn, reader, { code: 'turn.stopped.by-person', message, keepsText: true });
      if (!hasStopped) throw new ConflictError('This turn had already ended.');
    },

    /** Because its message is not there any more. Does nothing when it had ended. */
    async takenBack(id: string): Promise<void> {
      const turn = await deps.turns.get(id);
      if (turn === null) return;
      const reader = await deps.people.get(turn.personId);
      const message = TURN_TEXTS[reader?.language ?? 'en'].takenBack;
      await stop(deps, turn, reader, { code: 'turn.stopped.taken-back', message, keepsText: false });
    },
  };
}

/** False: it had ended already. */
async function stop(
  deps: StopDeps,
  turn: Turn,
  person: Person | null,
  { keepsText, ...why }: { readonly code: string; readonly message: string; readonly keepsText: boolean },
): Promise<boolean> {
  if (turn.outcome !== null) return false;
  const { turns, conversations, ledger, clock, doorbell, logger, metrics } = deps;
  const conversation = await conversations.get(turn.conversationId);
  const run = { kind: 'turn', id: turn.id } as const;
  const endedAt = clock.now();
  const milliseconds = endedAt.getTime() - turn.receivedAt.getTime();
  const outcome: TurnOutcome = { state: 'stopped', ...why, cost: await ledger.spentBy(run), milliseconds, endedAt };
  const partial = keepsText ? await textSoFar(deps, turn) : undefined;
  const body = replyBody({ turn, outcome, conversation, person, partial, now: endedAt });
  if (!(await turns.stop(turn.id, outcome, body))) return false;
  logger.info('turn.stopped', { turnId: turn.id, code: why.code });
  metrics.count('turns_total', { state: 'stopped' });
  doorbell.ring('work:stops', `conversation:${turn.conversationId}`, 'work:turns', 'work:outbox', 'work:memory');
  // Nobody comes after this who would: its worker is told that the claim is lost, or is dead.
  await ledger.settleOrphans(run, clock.now()).catch((cause: unknown) => logger.warn('turn.not-settled', { turnId: turn.id, cause }));
  return true;
}

/** What could be seen of the answer; absent: nothing, or what can be seen is another turn's. */
async function textSoFar({ conversationLog }: StopDeps, { id, conversationId }: Turn): Promise<string | undefined> {
  const partial = await conversationLog.partial(conversationId);
  return partial?.turnId === id ? partial.text : undefined;
}
