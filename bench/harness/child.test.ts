import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startChild } from './child.ts';

const CHILD = `
  import { answerParent } from '${new URL('child.ts', import.meta.url).href}';
  answerParent(async ({ word }) => {
    if (word === 'fail') throw new Error('I cannot');
    if (word === 'end') process.exit(3);
    return word === 'nothing' ? undefined : word.toUpperCase();
  });`;

const folder = mkdtempSync(join(tmpdir(), 'parley-child-'));
const file = pathToFileURL(join(folder, 'child.ts')).href;
writeFileSync(join(folder, 'child.ts'), CHILD);
afterAll(() => rmSync(folder, { recursive: true }));

it('asks a process, and says what went wrong in it', async () => {
  await using child = startChild(file);
  expect(await child.ask({ word: 'line' }, z.string())).toBe('LINE');
  expect(await child.ask({ word: 'nothing' }, z.null())).toBeNull();
  await expect(child.ask({ word: 'line' }, z.number())).rejects.toThrow('expected number');
  await expect(child.ask({ word: 'fail' }, z.string())).rejects.toThrow('child.ts: Error: I cannot');
  await expect(child.ask({ word: 'end' }, z.string())).rejects.toThrow('child.ts ended with 3');
});
