import type { Pool } from 'pg';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { UnknownIdError } from '../../domain/errors.ts';
import { addressKey, type Channel } from '../../domain/messaging/address.ts';
import type { ConversationStore } from '../../domain/ports/conversation-store.ts';
import type { Mode } from '../../domain/routing/route.ts';
import { pageOf, placeAfter } from './page-cursor.ts';
import { rowId } from './row-id.ts';
import { statement, type SqlValue } from './statement.ts';
import { storableJson } from './storable.ts';

type ConversationRow = {
  id: string;
  channel: Channel;
  account: string;
  chat: string;
  thread: string | null;
  audience: Conversation['audience'];
  person_id: string;
  title: string | null;
  project_id: string | null;
  preferred_mode: Mode | null;
  preferred_model: string | null;
  context_start: number;
  created_at: Date;
};

function conversationOf(row: ConversationRow): Conversation {
  return {
    id: row.id,
    address: { channel: row.channel, account: row.account, chat: row.chat, thread: row.thread },
    audience: row.audience,
    personId: row.person_id,
    title: row.title,
    projectId: row.project_id,
    preferredMode: row.preferred_mode,
    preferredModel: row.preferred_model,
    contextStart: row.context_start,
    createdAt: row.created_at,
  };
}

/** In the order of `sql/conversation-add.sql`. */
function valuesOf(conversation: Conversation): readonly SqlValue[] {
  const { id, address, audience, personId, title, projectId, preferredMode, preferredModel, contextStart, createdAt } = conversation;
  const { channel, account, chat, thread } = address;
  const choices = [title, projectId, preferredMode, preferredModel, contextStart];
  return [id, channel, account, chat, thread, audience, personId, ...choices, createdAt];
}

/** Conversations, in PostgreSQL. */
export function makePostgresConversationStore(pool: Pool): ConversationStore {
  const add = statement(pool, 'conversation-add');
  const find = statement<ConversationRow>(pool, 'conversation-find');
  const get = statement<ConversationRow>(pool, 'conversation-get');
  const list = statement<ConversationRow>(pool, 'conversation-list');
  const change = statement<{ id: string }>(pool, 'conversation-change');
  return {
    ensure: async (conversation) => {
      const key = addressKey(conversation.address);
      const [known] = await find(key);
      if (known !== undefined) return conversationOf(known);
      await add(key, ...valuesOf(conversation));
      const [row] = await find(key);
      if (row === undefined) throw new UnknownIdError('conversation');
      return conversationOf(row);
    },
    get: async (id) => {
      const [row] = await get(rowId(id));
      return row === undefined ? null : conversationOf(row);
    },
    listOf: async (personId, page) => {
      const after = placeAfter(page);
      const rows = await list(rowId(personId), after.createdAt, after.id, page.limit + 1);
      return pageOf(rows.map(conversationOf), page);
    },
    change: async (id, choices) => {
      if ((await change(rowId(id), storableJson(choices))).length === 0) throw new UnknownIdError('conversation');
    },
  };
}
