import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Refused } from './file-refusal.ts';
import { holdFolder, releaseFolder } from './held-folder.ts';
import type { HeldFolder } from './held-folder.ts';
import { compilePattern, searchFile, searchTree } from './search-tree.ts';

let root: string;
let folder: HeldFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-search-'));
  folder = holdFolder(root);
});
afterEach(() => {
  releaseFolder(folder);
  rmSync(root, { recursive: true });
});

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('searching a project', () => {
  it('finds matching lines below a folder in the order of the paths, with their numbers and without line ends', () => {
    put('b/deep/two.txt', 'нет\r\nда, слово\r\n');
    put('a.txt', 'слово\nother\nслово снова');
    expect(searchTree(folder, '', compilePattern('слово'), 10)).toEqual([
      { path: 'a.txt', line: 1, text: 'слово' },
      { path: 'a.txt', line: 3, text: 'слово снова' },
      { path: 'b/deep/two.txt', line: 2, text: 'да, слово' },
    ]);
    expect(searchTree(folder, 'sub', /other/, 10)).toEqual([{ path: 'sub/a.txt', line: 2, text: 'other' }]);
  });

  it('stops at the limit, and looks at nothing for a limit of nothing', () => {
    put('many.txt', 'x\n'.repeat(100));
    expect(searchTree(folder, '', /x/, 3)).toHaveLength(3);
    expect(searchTree(folder, '', /x/, 0)).toEqual([]);
    expect(searchFile(folder, 'many.txt', 'many.txt', /x/, 2)).toHaveLength(2);
    expect(searchFile(folder, 'many.txt', 'many.txt', /x/, -1)).toEqual([]);
  });

  it('passes over .git, node_modules, links, binary files and files of many megabytes', () => {
    put('.git/config', 'needle');
    put('node_modules/a/index.js', 'needle');
    put('picture.bin', new Uint8Array([0, 1, 2, 255]));
    put('huge.txt', `needle${' '.repeat(4 * 1024 * 1024)}`);
    put('real.txt', 'needle');
    symlinkSync('real.txt', join(root, 'link.txt'));
    symlinkSync('/etc', join(root, 'outside'));
    expect(searchTree(folder, '', /needle/, 10).map(({ path }) => path)).toEqual(['real.txt']);
    expect(searchFile(folder, 'gone.txt', 'gone.txt', /needle/, 10)).toEqual([]);
  });

  it('cuts the endless lines of minified files', () => {
    put('min.js', 'y'.repeat(10_000));
    expect(searchTree(folder, '', /y/, 1)[0]?.text).toHaveLength(500);
  });

  it('takes patterns with and without Unicode rules, and says in a sentence what is wrong with others', () => {
    expect(compilePattern(String.raw`\p{Lu}`).test('Ж')).toBe(true);
    expect(compilePattern(String.raw`\-x`).test('-x')).toBe(true);
    expect(() => compilePattern('(')).toThrow(Refused);
  });
});
