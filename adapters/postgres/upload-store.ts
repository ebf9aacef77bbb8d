import type { Pool } from 'pg';

import type { UploadStore } from '../../domain/ports/upload-store.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** What was uploaded and not taken by a message yet, in PostgreSQL. */
export function makePostgresUploadStore(pool: Pool): UploadStore {
  const add = statement(pool, 'upload-add');
  const waitingBytes = statement<{ bytes: number }>(pool, 'upload-waiting-bytes');
  const discardUnused = statement<{ id: string }>(pool, 'upload-discard-unused');
  return {
    add: async ({ id, personId, kind, name, mime, content, at }) => {
      await add(id, personId, kind, name, mime, content, at);
    },
    waitingBytes: async (personId) => (await waitingBytes(rowId(personId)))[0]?.bytes ?? 0,
    discardUnused: async (before) => (await discardUnused(before)).length,
  };
}
