import type { Pool } from 'pg';

import type { RunRef } from '../../domain/agent/step.ts';
import { UnknownIdError } from '../../domain/errors.ts';
import type { Attachment, AttachmentOwner } from '../../domain/messaging/attachment.ts';
import type { AttachmentStore } from '../../domain/ports/attachment-store.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** The ids of the turn and of the task that a run is, of which one is null. */
function idsOf({ kind, id }: RunRef): readonly [string | null, string | null] {
  return kind === 'turn' ? [rowId(id), null] : [null, id];
}

/** Files that came in or go out, in PostgreSQL. */
export function makePostgresAttachmentStore(pool: Pool): AttachmentStore {
  const get = statement<Attachment & AttachmentOwner>(pool, 'attachment-get');
  const ofTurns = statement<Attachment & { runId: string }>(pool, 'attachment-of-turns');
  const sentBy = statement<Attachment>(pool, 'attachment-sent-by');
  const sentByAll = statement<Attachment & { runId: string }>(pool, 'attachment-sent-by-all');
  const content = statement<{ content: Uint8Array }>(pool, 'attachment-content');
  const add = statement<{ found: number }>(pool, 'attachment-add');
  const keepTranscript = statement(pool, 'attachment-keep-transcript');
  return {
    get: async (id) => (await get(id))[0] ?? null,
    ofTurns: async (turnIds) => byRun(await ofTurns(turnIds.map(rowId))),
    sentBy: (run) => sentBy(...idsOf(run)),
    sentByAll: async (kind, ids) => byRun(await (kind === 'turn' ? sentByAll(ids.map(rowId), []) : sentByAll([], ids))),
    content: async (id) => {
      const [row] = await content(id);
      return row === undefined ? null : new Uint8Array(row.content);
    },
    add: async ({ id, run, kind, name, mime, caption, content: bytes, at }) => {
      const found = await add(id, ...idsOf(run), kind, name, mime, caption, bytes, at);
      if (found.length === 0) throw new UnknownIdError(run.kind);
    },
    keepTranscript: async (id, transcript) => {
      await keepTranscript(id, transcript);
    },
  };
}

function byRun(rows: readonly (Attachment & { readonly runId: string })[]): ReadonlyMap<string, readonly Attachment[]> {
  const files = new Map<string, Attachment[]>();
  for (const { runId, ...file } of rows) {
    const known = files.get(runId);
    if (known === undefined) files.set(runId, [file]);
    else known.push(file);
  }
  return files;
}
