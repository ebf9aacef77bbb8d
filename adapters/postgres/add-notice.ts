import type { ClientBase, Pool } from 'pg';

import type { NewNotice } from '../../domain/ports/outbox.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';

/** Adds a notice to the outbox, also within a transaction. False: one with its key was there already. */
export async function addNotice(pool: Pool | ClientBase, notice: NewNotice): Promise<boolean> {
  const { id, key, address, audience, language, conversationId, replyTo, createdAt, body } = notice;
  const { channel, account, chat, thread } = address;
  const place = [channel, account, chat, thread, audience, language];
  const add = statement<{ id: string }>(pool, 'outbox-add');
  return (await add(id, ...place, conversationId, key, replyTo, createdAt, storableJson(body))).length > 0;
}
