import type { RunRef } from '../../agent/step.ts';
import { UnknownIdError } from '../../errors.ts';
import type { Attachment } from '../../messaging/attachment.ts';
import type { AttachmentStore } from '../../ports/attachment-store.ts';
import type { AttachmentRow, InMemoryState } from './state.ts';

/** What goes out with a run, in the order in which it was added. */
export function filesSentBy(state: InMemoryState, { kind, id }: RunRef): AttachmentRow[] {
  return [...state.attachments.values()]
    .filter(({ direction, turnId, taskId }) => direction === 'out' && (kind === 'turn' ? turnId : taskId) === id)
    .sort((a, b) => a.position - b.position);
}

function cameWith(state: InMemoryState, turnIds: readonly string[]): Map<string, Attachment[]> {
  const files = new Map<string, Attachment[]>();
  const rows = [...state.attachments.values()].sort((a, b) => a.position - b.position);
  for (const { direction, turnId, file } of rows) {
    if (direction === 'out' || turnId === null || !turnIds.includes(turnId)) continue;
    files.set(turnId, [...(files.get(turnId) ?? []), file]);
  }
  return files;
}

export function makeInMemoryAttachmentStore(state: InMemoryState): AttachmentStore {
  return {
    ofTurns: async (turnIds) => cameWith(state, turnIds),
    sentBy: async (run) => filesSentBy(state, run).map(({ file }) => file),
    sentByAll: async (kind, ids) => {
      const found = ids.map((id) => [id, filesSentBy(state, { kind, id }).map(({ file }) => file)] as const);
      return new Map(found.filter(([, files]) => files.length > 0));
    },
    get: async (id) => {
      const row = state.attachments.get(id);
      return row === undefined ? null : { ...row.file, turnId: row.turnId, taskId: row.taskId, uploaderId: row.uploaderId };
    },
    content: async (id) => state.attachments.get(id)?.content ?? null,
    add: async ({ id, run, kind, name, mime, caption, content, at }) => {
      if (!(run.kind === 'turn' ? state.turns : state.tasks).has(run.id)) throw new UnknownIdError(run.kind);
      if (state.attachments.has(id)) return;
      state.attachments.set(id, {
        file: { id, kind, name, mime, size: content.byteLength, seconds: null, state: 'here', problem: null, transcript: null },
        direction: 'out',
        turnId: run.kind === 'turn' ? run.id : null,
        taskId: run.kind === 'task' ? run.id : null,
        uploaderId: null,
        position: filesSentBy(state, run).length + 1,
        caption,
        at,
        fetch: null,
        content,
      });
    },
    keepTranscript: async (id, transcript) => {
      const row = state.attachments.get(id);
      if (row !== undefined) row.file = { ...row.file, transcript: row.file.transcript ?? transcript };
    },
  };
}
