import type { Pool } from 'pg';
import { UnknownIdError } from '../../domain/errors.ts';
import type { Inbox, NewMessage } from '../../domain/ports/inbox.ts';
import { statement, type SqlValue } from './statement.ts';
import { storableJson } from './storable.ts';
import { turnOf, type TurnRow } from './turn-row.ts';

/** In the order of `sql/inbox-store.sql`. */
function valuesOf(message: NewMessage): readonly SqlValue[] {
  const { id, turnId, personId, conversationId, account, externalId, text, receivedAt, source, attachments, uploadIds, reply } = message;
  const origin = [id, turnId, personId, conversationId, account, externalId, text, receivedAt];
  const answer = [reply?.outboxId ?? null, reply?.language ?? null];
  // One that is named twice is one.
  return [...origin, storableJson(source), storableJson(attachments), ...answer, [...new Set(uploadIds)]];
}

/** Messages and the queue of their turns, in PostgreSQL. */
export function makePostgresInbox(pool: Pool): Inbox {
  const store = statement<{ conversationId: string | null; messageId: string | null }>(pool, 'inbox-store');
  const find = statement<{ messageId: string; turnId: string }>(pool, 'inbox-find');
  const claim = statement<TurnRow & { fence: number; attempt: number }>(pool, 'turn-claim');
  const release = statement<{ id: string }>(pool, 'turn-release');
  const renew = statement<{ id: string }>(pool, 'turn-renew');
  return {
    store: async (message) => {
      const { id, turnId, account, externalId } = message;
      const [stored] = await store(...valuesOf(message));
      if (typeof stored?.messageId === 'string') return { messageId: id, turnId, isNew: true };
      const [known] = await find(account, externalId);
      if (known === undefined) throw new UnknownIdError(typeof stored?.conversationId === 'string' ? 'upload' : 'conversation');
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
