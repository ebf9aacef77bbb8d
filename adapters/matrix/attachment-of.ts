import type { AttachmentKind, IncomingAttachment } from '../../domain/messaging/incoming-message.ts';
import { remoteOf } from './encrypted-file.ts';
import type { MatrixContent } from './matrix-event.ts';

const KINDS: Readonly<Record<string, AttachmentKind>> = {
  'm.image': 'picture',
  'm.file': 'document',
  'm.audio': 'audio',
  'm.video': 'video',
};

/** The file that a message brings; null: none that we could fetch. */
export function attachmentOf(content: MatrixContent): IncomingAttachment | null {
  const kind = KINDS[content.msgtype ?? ''];
  const remote = content.file === undefined ? content.url : remoteOf(content.file);
  if (kind === undefined || remote?.startsWith('mxc://') !== true) return null;
  const { info } = content;
  return {
    kind: kind === 'audio' && content['org.matrix.msc3245.voice'] !== undefined ? 'voice' : kind,
    name: content.filename ?? content.body ?? 'file',
    mime: info?.mimetype ?? null,
    size: info?.size ?? null,
    seconds: info?.duration === undefined ? null : info.duration / 1000,
    remote,
  };
}
