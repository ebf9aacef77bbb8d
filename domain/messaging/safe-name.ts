import type { AttachmentKind } from './incoming-message.ts';

const MAX_LENGTH = 120;
const LONGEST_EXTENSION = 20;
/** Separators of paths, what some file systems forbid, and what is invisible or turns the direction of writing, so that a name looks like another. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}<>:"|?*]/gu;

const FALLBACK: Readonly<Record<AttachmentKind, string>> = {
  picture: 'picture',
  document: 'file',
  voice: 'voice',
  audio: 'audio',
  video: 'video',
};

/** A name for a file that came in, safe to be one: no path, nothing hidden, at most 120 UTF-16 units, its extension kept. */
export function safeName(name: string, kind: AttachmentKind): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(UNSAFE, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  if (/^_*$/.test(clean)) return FALLBACK[kind];
  return shortened(clean);
}

function shortened(name: string): string {
  if (name.length <= MAX_LENGTH) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= LONGEST_EXTENSION ? name.slice(dot) : '';
  let stem = '';
  for (const character of name) {
    if (stem.length + character.length > MAX_LENGTH - extension.length) break;
    stem += character;
  }
  return stem.trimEnd() + extension;
}
