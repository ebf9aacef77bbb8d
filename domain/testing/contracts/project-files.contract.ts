import { beforeEach, describe, expect, it } from 'vitest';
import type { FileOutcome, ProjectFiles } from '../../ports/project-files.ts';

/** A file store whose workspace is empty. */
export type MakeProjectFiles = () => Promise<ProjectFiles>;

function valueOf<T>(outcome: FileOutcome<T>): T {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.message}`);
  return outcome.value;
}

/** What every ProjectFiles does. */
export function projectFilesContract(name: string, make: MakeProjectFiles): void {
  describe(name, () => {
    let files: ProjectFiles;
    let folder: string;

    beforeEach(async () => {
      files = await make();
      folder = valueOf(await files.openProject('demo'));
    });

    it('reads what was written, with the folders above it made, in any script', async () => {
      expect(await files.write(folder, 'заметки/план на 2027.md', 'Привет 👋\r\n')).toEqual({ kind: 'ok', value: undefined });
      expect(await files.read(folder, 'заметки/план на 2027.md')).toEqual({ kind: 'ok', value: 'Привет 👋\r\n' });
    });

    it('replaces the whole text, also by a shorter or an empty one', async () => {
      await files.write(folder, 'a.txt', 'a long text');
      await files.write(folder, 'a.txt', 'short');
      expect(valueOf(await files.read(folder, 'a.txt'))).toBe('short');
      await files.write(folder, 'a.txt', '');
      expect(valueOf(await files.read(folder, 'a.txt'))).toBe('');
    });

    it.each(['../other', 'a/../../other', '/etc/passwd', '..'])('refuses %s, which leads out of the project', async (path) => {
      for (const outcome of [
        await files.read(folder, path),
        await files.write(folder, path, 'x'),
        await files.list(folder, path),
        await files.search(folder, path, 'x', 10),
      ])
        expect(outcome).toMatchObject({ kind: 'refused', refusal: 'outside' });
    });

    it('takes dots that stay inside', async () => {
      await files.write(folder, 'src/a.ts', 'one');
      expect(valueOf(await files.read(folder, './src/../src/a.ts'))).toBe('one');
    });

    it('says in a sentence what is missing', async () => {
      const outcome = await files.read(folder, 'nothing.txt');
      expect(outcome).toMatchObject({ kind: 'refused', refusal: 'missing' });
      expect(outcome.kind === 'refused' && outcome.message).toMatch(/nothing\.txt.*\.$|nothing\.txt.*\?$/u);
      expect(await files.list(folder, 'nowhere')).toMatchObject({ kind: 'refused', refusal: 'missing' });
    });

    it('refuses to read or write a folder as a file, and to list a file as a folder', async () => {
      await files.write(folder, 'src/a.ts', 'one');
      expect(await files.read(folder, 'src')).toMatchObject({ kind: 'refused', refusal: 'not-a-file' });
      expect(await files.write(folder, 'src', 'x')).toMatchObject({ kind: 'refused', refusal: 'not-a-file' });
      expect(await files.list(folder, 'src/a.ts')).toMatchObject({ kind: 'refused', refusal: 'not-a-folder' });
    });

    it('lists one folder by name, with kinds and sizes', async () => {
      await files.write(folder, 'b.txt', 'два');
      await files.write(folder, 'a/deep/c.txt', 'x');
      expect(valueOf(await files.list(folder, ''))).toMatchObject([
        { path: 'a', kind: 'folder' },
        { path: 'b.txt', kind: 'file', bytes: 6 },
      ]);
      expect(valueOf(await files.list(folder, 'a'))).toMatchObject([{ path: 'a/deep', kind: 'folder' }]);
    });

    it('finds lines by a regular expression, also in Cyrillic, at most as many as asked', async () => {
      await files.write(folder, 'src/a.txt', 'один\nдва\nодиннадцать\n');
      await files.write(folder, 'b.txt', 'одинокий');
      expect(valueOf(await files.search(folder, 'src', '^один', 10))).toEqual([
        { path: 'src/a.txt', line: 1, text: 'один' },
        { path: 'src/a.txt', line: 3, text: 'одиннадцать' },
      ]);
      expect(valueOf(await files.search(folder, '', '\\p{L}+кий$', 10))).toEqual([{ path: 'b.txt', line: 1, text: 'одинокий' }]);
      expect(valueOf(await files.search(folder, '', 'один', 2))).toHaveLength(2);
    });

    it('says in a sentence that a pattern is no regular expression', async () => {
      expect(await files.search(folder, '', '(', 10)).toMatchObject({ kind: 'refused', refusal: 'not-allowed' });
    });

    it('opens a project again, and keeps projects apart', async () => {
      await files.write(folder, 'a.txt', 'one');
      expect(valueOf(await files.openProject('demo'))).toBe(folder);
      const other = valueOf(await files.openProject('team/другой'));
      expect(await files.read(other, 'a.txt')).toMatchObject({ kind: 'refused', refusal: 'missing' });
      expect(other.startsWith('/')).toBe(true);
    });

    it.each(['../x', '/etc', 'a/../../b'])('opens no project at %s', async (path) => {
      expect(await files.openProject(path)).toMatchObject({ kind: 'refused', refusal: 'outside' });
    });

    it.each(['', '.', '/'])('opens no project at “%s”: the workspace itself is none', async (path) => {
      expect(await files.openProject(path)).toMatchObject({ kind: 'refused' });
    });
  });
}
