import type { Recording } from '../../domain/ports/transcriber.ts';

/** Servers tell the format by the extension, and know only these. */
const KNOWN: readonly string[] = ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'ogg', 'wav', 'webm'];

const BY_MIME: Readonly<Record<string, string>> = {
  'audio/aac': 'm4a',
  'audio/flac': 'flac',
  'audio/m4a': 'm4a',
  'audio/mp3': 'mp3',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/wav': 'wav',
  'audio/wave': 'wav',
  'audio/webm': 'webm',
  'audio/x-flac': 'flac',
  'audio/x-m4a': 'm4a',
  'audio/x-wav': 'wav',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/** A name that says the format and nothing of whoever sent it. Networks' voice messages are Ogg, whatever they call it. */
export function recordingName({ name, mime }: Pick<Recording, 'name' | 'mime'>): string {
  const byMime = BY_MIME[(mime.split(';')[0] ?? '').trim().toLowerCase()];
  const extension = (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase();
  return `voice.${byMime ?? (KNOWN.includes(extension) ? extension : 'ogg')}`;
}
