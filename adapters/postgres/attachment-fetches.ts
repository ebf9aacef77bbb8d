import type { Pool } from 'pg';

import type { AttachmentFetches, WaitingAttachment } from '../../domain/ports/attachment-fetches.ts';
import { statement } from './statement.ts';

/** Files that networks hold for us, in PostgreSQL. */
export function makePostgresAttachmentFetches(pool: Pool): AttachmentFetches {
  const waiting = statement<WaitingAttachment>(pool, 'attachment-waiting');
  const settle = statement(pool, 'attachment-settle');
  return {
    waiting: ({ channel, account }, limit) => waiting(channel, account, limit),
    settle: async (id, result) => {
      await ('problem' in result ? settle(id, null, null, result.problem) : settle(id, result.content, result.mime, null));
    },
  };
}
