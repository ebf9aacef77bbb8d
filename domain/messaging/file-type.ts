import { pictureType } from '../conversation/picture-type.ts';
import type { AttachmentKind } from './incoming-message.ts';

/** What people send from projects; anything else is text where it can be read as such, else bytes. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gz: 'application/gzip',
  htm: 'text/html',
  html: 'text/html',
  json: 'application/json',
  m4a: 'audio/mp4',
  md: 'text/markdown',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  webm: 'video/webm',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** What a file is: a picture by its first bytes, whatever its name says; else by its name, and text by its content. */
export function fileType(name: string, content: Uint8Array): { readonly kind: AttachmentKind; readonly mime: string } {
  const picture = pictureType(content);
  if (picture !== null) return { kind: 'picture', mime: picture };
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const mime = BY_EXTENSION[extension] ?? (isText(content) ? 'text/plain' : 'application/octet-stream');
  if (mime.startsWith('audio/')) return { kind: 'audio', mime };
  return { kind: mime.startsWith('video/') ? 'video' : 'document', mime };
}

function isText(content: Uint8Array): boolean {
  if (content.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
