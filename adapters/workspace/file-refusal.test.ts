import { describe, expect, it } from 'vitest';

import { outcomeOf, Refused, systemCodeOf } from './file-refusal.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('what an error of the system means for whoever named the file', () => {
  it.each([
    ['ENOENT', 'missing', 'There is no a.txt.'],
    ['ENOTDIR', 'not-a-folder', 'a.txt is not a folder.'],
    ['EISDIR', 'not-a-file', 'a.txt is a folder.'],
    ['ENXIO', 'not-a-file', 'a.txt is not a regular file.'],
    ['ENODEV', 'not-a-file', 'a.txt is not a regular file.'],
    ['ELOOP', 'outside', 'a.txt was replaced by a link while it was being opened.'],
    ['ENOSPC', 'no-space', 'There is no space left on the disk for a.txt.'],
    ['EDQUOT', 'no-space', 'There is no space left on the disk for a.txt.'],
    ['EACCES', 'not-allowed', "Parley's user may not touch a.txt."],
    ['EPERM', 'not-allowed', "Parley's user may not touch a.txt."],
    ['EROFS', 'not-allowed', 'a.txt is on a disk that can only be read.'],
    ['ENAMETOOLONG', 'not-allowed', 'a.txt is too long a name.'],
  ])('%s: %s', async (code, refusal, message) => {
    const outcome = await outcomeOf('a.txt', () => Promise.reject(systemError(code)));
    expect(outcome).toEqual({ kind: 'refused', refusal, message });
  });

  it('names the project folder where the path is empty', async () => {
    const outcome = await outcomeOf('', () => Promise.reject(systemError('ENOENT')));
    expect(outcome).toMatchObject({ message: "There is no project's folder." });
  });

  it('passes on its own refusals and answers, and throws what nobody can act on', async () => {
    await expect(outcomeOf('a', () => 1)).resolves.toEqual({ kind: 'ok', value: 1 });
    const own = () => Promise.reject(new Refused('binary', 'No text.'));
    await expect(outcomeOf('a', own)).resolves.toEqual({ kind: 'refused', refusal: 'binary', message: 'No text.' });
    await expect(outcomeOf('a', () => Promise.reject(systemError('EIO')))).rejects.toThrow('EIO');
    expect(systemCodeOf('ENOENT')).toBeNull();
  });
});
