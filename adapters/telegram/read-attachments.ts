import type { Message } from 'grammy/types';

import type { AttachmentKind, IncomingAttachment } from '../../domain/messaging/incoming-message.ts';

/** What Telegram says of any kind of file. */
interface RemoteFile {
  readonly file_id: string;
  readonly file_size?: number;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly duration?: number;
}

/** The files in a message. A GIF comes as an animation and, for old clients, once more as a document: it is one file. */
export function readAttachments(message: Message): readonly IncomingAttachment[] {
  const id = String(message.message_id);
  const found: IncomingAttachment[] = [];
  const add = (kind: AttachmentKind, file: RemoteFile | undefined, name: string, mime: string | null): void => {
    if (file !== undefined) found.push(attachment(kind, file, name, mime));
  };
  const sizes = message.photo ?? [];
  add('picture', [...sizes].sort((a, b) => b.width * b.height - a.width * a.height)[0], `photo-${id}.jpg`, 'image/jpeg');
  if (message.animation === undefined) add('document', message.document, `file-${id}`, null);
  add('video', message.animation, `animation-${id}.mp4`, 'video/mp4');
  add('voice', message.voice, `voice-${id}.ogg`, 'audio/ogg');
  add('audio', message.audio, `audio-${id}.mp3`, null);
  add('video', message.video, `video-${id}.mp4`, 'video/mp4');
  add('video', message.video_note, `video-${id}.mp4`, 'video/mp4');
  return found;
}

function attachment(kind: AttachmentKind, file: RemoteFile, name: string, mime: string | null): IncomingAttachment {
  return {
    kind,
    name: file.file_name ?? name,
    mime: file.mime_type ?? mime,
    size: file.file_size ?? null,
    seconds: file.duration ?? null,
    remote: file.file_id,
  };
}
