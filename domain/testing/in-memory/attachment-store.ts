import type { AttachmentStore } from '../../ports/attachment-store.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryAttachmentStore(state: InMemoryState): AttachmentStore {
  return {
    waiting: async ({ channel, account }, limit) =>
      [...state.attachments.values()]
        .flatMap(({ file, source }) => {
          if (source === null || file.state !== 'waiting') return [];
          const address = state.conversations.get(source.conversationId)?.conversation.address;
          if (address?.channel !== channel || address.account !== account) return [];
          return [{ ...file, remote: source.remote, conversationId: source.conversationId }];
        })
        .slice(0, limit),
    settle: async (id, result) => {
      const row = state.attachments.get(id);
      if (row === undefined || row.file.state !== 'waiting') return;
      if ('problem' in result) {
        row.file = { ...row.file, state: 'failed', problem: result.problem };
        return;
      }
      row.file = { ...row.file, state: 'here', mime: result.mime, size: result.content.byteLength };
      row.content = result.content;
    },
    ofTurn: async (turnId) => [...state.attachments.values()].filter(({ source }) => source?.turnId === turnId).map(({ file }) => file),
    get: async (id) => state.attachments.get(id)?.file ?? null,
    content: async (id) => state.attachments.get(id)?.content ?? null,
    add: async ({ id, kind, name, mime, content }) => {
      if (state.attachments.has(id)) return;
      const file = { id, kind, name, mime, size: content.byteLength, seconds: null, state: 'here', problem: null } as const;
      state.attachments.set(id, { file, source: null, content });
    },
  };
}
