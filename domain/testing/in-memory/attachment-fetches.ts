import type { AttachmentFetches } from '../../ports/attachment-fetches.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryAttachmentFetches(state: InMemoryState): AttachmentFetches {
  return {
    waiting: async ({ channel, account }, limit) =>
      [...state.attachments.values()]
        .flatMap(({ file, fetch }) => {
          if (fetch === null || file.state !== 'waiting') return [];
          const address = state.conversations.get(fetch.conversationId)?.conversation.address;
          if (address?.channel !== channel || address.account !== account) return [];
          return [{ ...file, remote: fetch.remote, conversationId: fetch.conversationId }];
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
  };
}
