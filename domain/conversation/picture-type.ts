import type { PictureMime } from '../ports/model-provider.ts';

/** The kind of a picture by its first bytes, whatever its name or sender says; null: no picture that models take. */
export function pictureType(content: Uint8Array): PictureMime | null {
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => content[at] === byte);
  const says = (text: string, at: number): boolean => [...text].every((letter, index) => content[at + index] === letter.charCodeAt(0));
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x89) && says('PNG\r\n\x1a\n', 1)) return 'image/png';
  if (says('GIF87a', 0) || says('GIF89a', 0)) return 'image/gif';
  return says('RIFF', 0) && says('WEBP', 8) ? 'image/webp' : null;
}
