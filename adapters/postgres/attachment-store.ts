import type { Pool } from 'pg';

import type { Attachment } from '../../domain/messaging/attachment.ts';
import type { AttachmentStore, WaitingAttachment } from '../../domain/ports/attachment-store.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** Files that came in or go out, in PostgreSQL. */
export function makePostgresAttachmentStore(pool: Pool): AttachmentStore {
  const waiting = statement<WaitingAttachment>(pool, 'attachment-waiting');
  const settle = statement(pool, 'attachment-settle');
  const get = statement<Attachment>(pool, 'attachment-get');
  const ofTurn = statement<Attachment>(pool, 'attachment-of-turn');
  const content = statement<{ content: Uint8Array }>(pool, 'attachment-content');
  const add = statement(pool, 'attachment-add');
  return {
    waiting: ({ channel, account }, limit) => waiting(channel, account, limit),
    settle: async (id, result) => {
      await ('problem' in result ? settle(id, null, null, result.problem) : settle(id, result.content, result.mime, null));
    },
    get: async (id) => (await get(id))[0] ?? null,
    ofTurn: (turnId) => ofTurn(rowId(turnId)),
    content: async (id) => {
      const [row] = await content(id);
      return row === undefined ? null : new Uint8Array(row.content);
    },
    add: async ({ id, kind, name, mime, content: bytes, at }) => {
      await add(id, kind, name, mime, bytes, at);
    },
  };
}
