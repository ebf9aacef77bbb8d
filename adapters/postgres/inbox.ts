import type { Pool } from 'pg';
import { UnknownIdError } from '../../domain/errors.ts';
import type { Inbox } from '../../domain/ports/inbox.ts';
import { statement } from './statement.ts';
import { turnOf, type TurnRow } from './turn-row.ts';

/** Messages and the queue of their turns, in PostgreSQL. */
export function makePostgresInbox(pool: Pool): Inbox {
  const store = statement<{ message_id: string }>(pool, 'inbox-store');
  const find = statement<{ messageId: string; turnId: string }>(pool, 'inbox-find');
  const claim = statement<TurnRow & { fence: number; attempt: number }>(pool, 'turn-claim');
  const release = statement<{ id: string }>(pool, 'turn-release');
  const renew = statement<{ id: string }>(pool, 'turn-renew');
  return {
    store: async (message) => {
      const { id, turnId, personId, conversationId, account, externalId, text, receivedAt } = message;
      const [stored] = await store(id, turnId, personId, conversationId, account, externalId, text, receivedAt);
      if (stored !== undefined) return { messageId: id, turnId, isNew: true };
      const [known] = await find(account, externalId);
      if (known === undefined) throw new UnknownIdError('conversation');
      return { ...known, isNew: false };
    },
    claim: async ({ workerId, milliseconds }) => {
      const [row] = await claim(workerId, milliseconds);
      return row === undefined ? null : { turn: turnOf(row), fence: row.fence, attempt: row.attempt };
    },
    release: async (turnId, fence) => (await release(turnId, fence)).length > 0,
    renew: async ({ workerId, milliseconds }, ids) => (await renew(workerId, milliseconds, ids)).map(({ id }) => id),
  };
}
