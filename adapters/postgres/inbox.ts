import type { Pool } from 'pg';
import type { Person } from '../../domain/access/person.ts';
import type { ClaimedTurn } from '../../domain/conversation/turn.ts';
import { UnknownIdError } from '../../domain/errors.ts';
import type { Lease } from '../../domain/ports/worker-registry.ts';
import type { Inbox, NewMessage, StoredMessage } from '../../domain/ports/inbox.ts';
import { conversationOf } from './conversation-store.ts';
import type { ConversationRow } from './conversation-store.ts';
import { asChosen } from './person-mapper.ts';
import { statement, type SqlValue } from './statement.ts';
import { storableJson } from './storable.ts';
import { turnOf, type TurnRow } from './turn-row.ts';

/** In the order of `sql/inbox-store.sql`. */
function valuesOf(message: NewMessage, taker: Lease | undefined): readonly SqlValue[] {
  const { id, turnId, personId, conversationId, account, externalId, text, receivedAt, source, attachments, uploadIds, reply } = message;
  const origin = [id, turnId, personId, conversationId, account, externalId, text, receivedAt];
  const answer = [reply?.outboxId ?? null, reply?.language ?? null];
  // One that is named twice is one.
  const claim = [taker?.workerId ?? null, taker?.milliseconds ?? null];
  return [...origin, storableJson(source), storableJson(attachments), ...answer, [...new Set(uploadIds)], ...claim];
}

type Dated<T> = Omit<T, 'createdAt'> & { readonly createdAt: string };
type Asking = { person: Dated<Person>; conversation: Dated<ConversationRow>; hasFiles: boolean };
type ClaimedRow = TurnRow & Asking & { fence: number; attempt: number };
type StoredRow = ({ id: null } | TurnRow) & { conversationId: string | null; hasFiles: boolean } & (Asking | { person: null });

function claimedTurn({ fence, attempt, person, conversation, hasFiles, ...row }: ClaimedRow): ClaimedTurn {
  const asked = {
    person: asChosen({ ...person, createdAt: new Date(person.createdAt) }),
    conversation: conversationOf({ ...conversation, createdAt: new Date(conversation.createdAt) }),
    hasFiles,
  };
  return { turn: turnOf(row), fence, attempt, asked };
}

function storedAs(row: TurnRow, isNew: boolean): StoredMessage {
  return { messageId: row.message_id, turnId: row.id, turn: turnOf(row), isNew };
}

/** A turn that was claimed as it was stored was never claimed before. */
function storedNow(row: TurnRow & (Asking | { person: null })): StoredMessage {
  const stored = storedAs(row, true);
  return row.person === null ? stored : { ...stored, claimed: claimedTurn({ ...row, fence: 1, attempt: 1 }) };
}

/** Messages and the queue of their turns, in PostgreSQL. */
export function makePostgresInbox(pool: Pool): Inbox {
  const store = statement<StoredRow>(pool, 'inbox-store');
  const find = statement<TurnRow>(pool, 'inbox-find');
  const claim = statement<ClaimedRow>(pool, 'turn-claim');
  const release = statement<{ id: string }>(pool, 'turn-release');
  const renew = statement<{ id: string }>(pool, 'turn-renew');
  return {
    store: async (message, taker) => {
      const [stored] = await store(...valuesOf(message, taker));
      if (stored !== undefined && stored.id !== null) return storedNow(stored);
      const [known] = await find(message.account, message.externalId);
      if (known === undefined) throw new UnknownIdError(typeof stored?.conversationId === 'string' ? 'upload' : 'conversation');
      return storedAs(known, false);
    },
    claim: async ({ workerId, milliseconds }) => {
      const [row] = await claim(workerId, milliseconds);
      return row === undefined ? null : claimedTurn(row);
    },
    release: async (turnId, fence) => (await release(turnId, fence)).length > 0,
    renew: async ({ workerId, milliseconds }, ids) => (await renew(workerId, milliseconds, ids)).map(({ id }) => id),
  };
}
