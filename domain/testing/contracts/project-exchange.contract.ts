import { beforeEach, describe, expect, it } from 'vitest';
import type { ProjectExchange } from '../../ports/project-exchange.ts';

export interface ExchangeSetting {
  readonly exchange: ProjectExchange;
  /** Of an empty project. */
  readonly folder: string;
}

const MEGABYTE = 1024 * 1024;
const BINARY = Uint8Array.from({ length: 512 }, (_, index) => index % 256);

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What every ProjectExchange does. */
export function projectExchangeContract(name: string, make: () => Promise<ExchangeSetting>): void {
  describe(name, () => {
    let setting: ExchangeSetting;
    const bringIn = (path: string, content = bytes(path)) => setting.exchange.bringIn(setting.folder, path, content);
    const takeOut = (path: string, maxBytes = MEGABYTE) => setting.exchange.takeOut(setting.folder, path, maxBytes);

    beforeEach(async () => {
      setting = await make();
    });

    it.each([['inbox/фото из Лиссабона 🏖.jpg'], ['a.bin'], ['deep/er/and/deeper/x'], [`${'ы'.repeat(116)}.pdf`]])(
      'gives back whole what was brought in as %s, whatever bytes it has',
      async (path) => {
        expect(await bringIn(path, BINARY)).toEqual({ kind: 'ok', value: path });
        expect(await takeOut(path)).toMatchObject({ kind: 'ok' });
        const out = await takeOut(path, BINARY.length);
        expect(out.kind === 'ok' && Buffer.from(out.value).equals(BINARY)).toBe(true);
      },
    );

    it('shortens a name that is too long for a disk, and keeps its ending', async () => {
      const brought = await bringIn(`${'文'.repeat(116)}.txt`);
      expect(brought).toEqual({ kind: 'ok', value: `${'文'.repeat(83)}.txt` });
    });

    it('never replaces a file: another one of its name is numbered', async () => {
      for (const [content, path] of [
        ['one', 'inbox/a.txt'],
        ['two', 'inbox/a-2.txt'],
        ['three', 'inbox/a-3.txt'],
      ] as const)
        expect(await bringIn('inbox/a.txt', bytes(content))).toEqual({ kind: 'ok', value: path });
      expect(await takeOut('inbox/a.txt')).toEqual({ kind: 'ok', value: expect.objectContaining({ length: 3 }) });
    });

    it('I1: brought in again after a crash, it is the same file', async () => {
      await bringIn('a.txt', bytes('one'));
      await bringIn('a.txt', bytes('two'));
      expect(await bringIn('a.txt', bytes('one'))).toEqual({ kind: 'ok', value: 'a.txt' });
      expect(await bringIn('a.txt', bytes('two'))).toEqual({ kind: 'ok', value: 'a-2.txt' });
      expect(await bringIn('a.txt', bytes('six'))).toEqual({ kind: 'ok', value: 'a-3.txt' });
    });

    it('takes many of one name at the same time, each under a name of its own', async () => {
      const contents = Array.from({ length: 12 }, (_, index) => bytes(`content ${index}`));
      const outcomes = await Promise.all(contents.map((content) => bringIn('same.txt', content)));
      const paths = outcomes.map((outcome) => (outcome.kind === 'ok' ? outcome.value : outcome.message));
      expect(new Set(paths).size).toBe(12);
      const out = await Promise.all(paths.map((path) => takeOut(path)));
      expect(out.map((outcome) => (outcome.kind === 'ok' ? new TextDecoder().decode(outcome.value) : outcome.message))).toEqual(
        contents.map((_, index) => `content ${index}`),
      );
    });

    it('makes one file of the same content that comes several times at once', async () => {
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => bringIn('same.txt', bytes('once'))));
      expect(outcomes).toEqual(outcomes.map(() => ({ kind: 'ok', value: 'same.txt' })));
    });

    it('takes an empty file in and out', async () => {
      expect(await bringIn('empty', new Uint8Array())).toEqual({ kind: 'ok', value: 'empty' });
      expect(await takeOut('empty')).toMatchObject({ kind: 'ok', value: { length: 0 } });
    });

    it('refuses to take out more than is asked for, to the byte', async () => {
      await bringIn('a.bin', BINARY);
      expect(await takeOut('a.bin', BINARY.length)).toMatchObject({ kind: 'ok' });
      expect(await takeOut('a.bin', BINARY.length - 1)).toMatchObject({ kind: 'refused', refusal: 'too-large' });
    });

    it.each(['../other', 'a/../../other', '/etc/passwd', '..', '/passwd'])('refuses %s, which leads out of the project', async (path) => {
      expect(await bringIn(path)).toMatchObject({ kind: 'refused', refusal: 'outside' });
      expect(await takeOut(path)).toMatchObject({ kind: 'refused', refusal: 'outside' });
    });

    it('refuses a folder as a file, a file as a folder, and what is not there, in a sentence', async () => {
      await bringIn('src/a.txt');
      expect(await takeOut('src')).toMatchObject({ kind: 'refused', refusal: 'not-a-file', message: expect.stringMatching(/src.*\.$/u) });
      expect(await takeOut('')).toMatchObject({ kind: 'refused', refusal: 'not-a-file' });
      expect(await bringIn('')).toMatchObject({ kind: 'refused', refusal: 'not-a-file' });
      expect(await bringIn('src/')).toMatchObject({ kind: 'refused', refusal: 'not-a-file' });
      expect(await bringIn('src/a.txt/b')).toMatchObject({ kind: 'refused', refusal: 'not-a-folder' });
      expect(await takeOut('nothing.txt')).toMatchObject({ kind: 'refused', refusal: 'missing' });
    });

    it('numbers a file that has the name of a folder', async () => {
      await bringIn('src/a.txt');
      expect(await bringIn('src', bytes('x'))).toEqual({ kind: 'ok', value: 'src-2' });
    });
  });
}
