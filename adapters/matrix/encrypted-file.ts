import { z } from 'zod';

/** A file that lies encrypted on the homeserver, with what opens it, as `m.room.message` has it. */
export const EncryptedFile = z.looseObject({ url: z.string().startsWith('mxc://'), v: z.string(), iv: z.string() });

export type EncryptedFile = z.infer<typeof EncryptedFile>;

/** Address and key in one text; nobody but the adapter looks into it. */
export function remoteOf(file: EncryptedFile): string {
  return `${file.url}#${Buffer.from(JSON.stringify(file)).toString('base64url')}`;
}

/** The file that such a text names; null: one that is not encrypted. */
export function fileIn(remote: string): EncryptedFile | null {
  const at = remote.indexOf('#');
  if (at < 0) return null;
  try {
    return EncryptedFile.parse(JSON.parse(Buffer.from(remote.slice(at + 1), 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
