import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, UnknownIdError } from '../errors.ts';
import { makeStoreMessage } from '../messaging/store-message.ts';
import type { Ports } from '../ports/ports.ts';
import { makeLabelTurns } from '../routing/learned/label-turn.ts';
import type { StoredMessage } from '../ports/inbox.ts';

export type RetryTurn = ReturnType<typeof makeRetryTurn>;

/**
 * Answers a message again, with a model that comes after the one that did: a new turn of the same person. The same turn is answered again once;
 * that answer can be retried in its turn. For the turn's person and admins; throws a ConflictError while the turn runs, and for a command.
 */
export function makeRetryTurn(
  deps: Pick<Ports, 'turns' | 'intents' | 'conversations' | 'people' | 'inbox' | 'ids' | 'clock' | 'doorbell' | 'crashPoints' | 'logger'>,
) {
  const store = makeStoreMessage(deps);
  const labels = makeLabelTurns(deps);
  return async (principal: Principal | null, id: string): Promise<StoredMessage> => {
    assertAccess(principal, 'turn.retry');
    const turn = await deps.turns.get(id);
    const conversation = turn === null ? null : await deps.conversations.get(turn.conversationId);
    if (turn === null || conversation === null) throw new UnknownIdError('turn');
    assertAccess(principal, 'turn.retry', { kind: 'turn', ownerId: turn.personId, isMember: false });
    if (turn.outcome === null) throw new ConflictError('This turn has not ended yet: stop it first, or wait.');
    if (turn.route === null && turn.outcome.state === 'answered') throw new ConflictError('No model answered this: send it once more.');
    const { channel, account } = conversation.address;
    const reader = await deps.people.get(turn.personId);
    await labels.retried(turn);
    return store({
      id: deps.ids.uuid(),
      turnId: deps.ids.uuid(),
      conversationId: turn.conversationId,
      personId: turn.personId,
      externalId: `retry:${turn.id}`,
      account: channel === 'web' ? `web:${turn.personId}` : `${channel}:${account}`,
      text: turn.text,
      receivedAt: deps.clock.now(),
      // It was asked for now, so its answer is not late.
      source: { ...turn.source, sentAt: null, retryOf: turn.id },
      attachments: [],
      uploadIds: [],
      reply: channel === 'web' ? null : { outboxId: deps.ids.uuid(), language: reader?.language ?? 'en' },
    });
  };
}
