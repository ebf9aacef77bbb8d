import type { UploadedFile } from './call.ts';
import type { StoredFile, World } from './world.ts';

/** Keeps a file under a new id, from where it can be downloaded. */
export function keepFile(world: World, kind: 'document' | 'photo' | 'voice', { name, bytes }: UploadedFile): StoredFile {
  const number = world.files.size + 1;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const folder = { document: 'documents', photo: 'photos', voice: 'voice' }[kind];
  // Ids look like nothing that could be guessed or parsed, as the real ones do.
  const id = `BQACAgIAAxk${Buffer.from(`${kind}-${String(number)}`).toString('base64url')}`;
  const file = { id, uniqueId: `AgAD${String(number)}`, path: `${folder}/file_${String(number)}${ending}`, bytes };
  world.files.set(id, file);
  return file;
}
