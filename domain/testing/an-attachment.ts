import type { Attachment } from '../messaging/attachment.ts';

/** By default a document that is here. */
export function anAttachment(change: Partial<Attachment> = {}): Attachment {
  return {
    id: 'f',
    kind: 'document',
    name: 'отчёт.pdf',
    mime: 'application/pdf',
    size: 12,
    seconds: null,
    state: 'here',
    problem: null,
    transcript: null,
    ...change,
  };
}
