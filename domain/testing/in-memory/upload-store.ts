import { ConflictError } from '../../errors.ts';
import type { UploadStore } from '../../ports/upload-store.ts';
import type { AttachmentRow, InMemoryState } from './state.ts';

/** Whether it was uploaded and no message has taken it yet. */
export function isUnused({ direction, uploaderId, turnId }: AttachmentRow): boolean {
  return direction === 'in' && uploaderId !== null && turnId === null;
}

export function makeInMemoryUploadStore(state: InMemoryState): UploadStore {
  return {
    add: async ({ id, personId, kind, name, mime, content, at }) => {
      if (state.attachments.has(id)) throw new ConflictError('There is one already.');
      state.attachments.set(id, {
        file: { id, kind, name, mime, size: content.byteLength, seconds: null, state: 'here', problem: null, transcript: null },
        direction: 'in',
        turnId: null,
        taskId: null,
        uploaderId: personId,
        position: 1,
        caption: '',
        at,
        fetch: null,
        content,
      });
    },
    waitingBytes: async (personId) =>
      [...state.attachments.values()]
        .filter((row) => isUnused(row) && row.uploaderId === personId)
        .reduce((sum, { file }) => sum + (file.size ?? 0), 0),
    discardUnused: async (before) => {
      const old = [...state.attachments.values()].filter((row) => isUnused(row) && row.at < before);
      for (const { file } of old) state.attachments.delete(file.id);
      return old.length;
    },
  };
}
