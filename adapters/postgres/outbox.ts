import type { Pool } from 'pg';

import type { Language } from '../../domain/access/person.ts';
import type { OutboxBody, OutboxEntry, OutboxPart } from '../../domain/delivery/outbox-entry.ts';
import type { Channel } from '../../domain/messaging/address.ts';
import type { Outbox } from '../../domain/ports/outbox.ts';
import { addNotice } from './add-notice.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** A row of `outbox`, with its parts. */
type EntryRow = {
  id: string;
  position: number;
  kind: 'answer' | 'notice';
  channel: Channel;
  account: string;
  chat: string;
  thread: string | null;
  audience: 'private' | 'group';
  language: Language;
  conversation_id: string | null;
  turn_id: string | null;
  reply_to: string | null;
  created_at: Date;
  body: OutboxBody | null;
  parts: readonly OutboxPart[];
};

function entryOf(row: EntryRow): OutboxEntry {
  const { id, position, kind, channel, account, chat, thread, audience, language, body, parts } = row;
  return {
    id,
    order: position,
    kind,
    address: { channel, account, chat, thread },
    audience,
    language,
    conversationId: row.conversation_id,
    turnId: row.turn_id,
    replyTo: row.reply_to,
    createdAt: row.created_at,
    body,
    parts,
  };
}

/** What leaves for the networks, in PostgreSQL. */
export function makePostgresOutbox(pool: Pool): Outbox {
  const open = statement<EntryRow>(pool, 'outbox-open');
  const beginPart = statement<OutboxPart>(pool, 'outbox-begin-part');
  const endPart = statement<{ id: string }>(pool, 'outbox-end-part');
  const close = statement<{ id: string }>(pool, 'outbox-close');
  const waiting = statement<Awaited<ReturnType<Outbox['waiting']>>[number]>(pool, 'outbox-waiting');
  return {
    add: (notice) => addNotice(pool, notice),
    open: async ({ channel, account, fence }, limit) => (await open(channel, account, fence, limit)).map(entryOf),
    beginPart: async ({ channel, account, fence }, entryId, number, key) =>
      (await beginPart(channel, account, fence, rowId(entryId), number, key))[0] ?? null,
    endPart: async ({ channel, account, fence }, entryId, number, { state, messageId }) =>
      (await endPart(channel, account, fence, rowId(entryId), number, state, messageId)).length > 0,
    close: async ({ channel, account, fence }, entryId, problem) =>
      (await close(channel, account, fence, rowId(entryId), problem)).length > 0,
    waiting: () => waiting(),
  };
}
