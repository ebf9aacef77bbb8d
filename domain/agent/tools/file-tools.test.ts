import { describe, expect, test } from 'vitest';

import { makeAgentWorld } from '../../testing/agent-world.ts';
import { uuid } from '../../testing/fixtures.ts';
import type { Tool, ToolOutput } from '../tool.ts';
import { editFileTool, listFilesTool, readFileTool, searchFilesTool, writeFileTool } from './file-tools.ts';

const FOLDER = '/workspace/demo';
const FILES = {
  [`${FOLDER}/a.txt`]: 'one\ntwo\nthree\nfour\n',
  [`${FOLDER}/src/имя.ts`]: 'const x = 1;\nconst y = x + x;\n',
};

function world(files: Readonly<Record<string, string>> = FILES) {
  const ports = makeAgentWorld({ providers: [], files });
  const limits = { wallMs: 1_000, memoryBytes: 1, processes: 1, outputBytes: 1 };
  const context = {
    run: { kind: 'turn', id: uuid(1) } as const,
    folder: FOLDER,
    files: ports.files,
    sandbox: ports.sandbox,
    sendFile: ports.sendFile,
    limits,
    onCommandOutput: () => {},
    signal: new AbortController().signal,
  };
  return { ports, use: (tool: Tool, input: unknown): Promise<ToolOutput> => tool.run(input, context) };
}

describe('reading', () => {
  test.each([
    [{ path: 'a.txt' }, 'one\ntwo\nthree\nfour\n'],
    [{ path: 'a.txt', fromLine: 2 }, 'two\nthree\nfour\n'],
    [{ path: 'a.txt', fromLine: 2, lines: 2 }, 'two\nthree'],
    [{ path: 'a.txt', lines: 1 }, 'one'],
    [{ path: 'a.txt', fromLine: 100 }, ''],
    [{ path: 'src/имя.ts', lines: 1 }, 'const x = 1;'],
  ])('%j', async (input, output) => {
    await expect(world().use(readFileTool, input)).resolves.toEqual({ output, isError: false });
  });

  test('what is outside, missing or a folder is told to the model', async () => {
    const { use } = world();
    for (const path of ['../secret', '/etc/passwd', 'nothing', 'src']) {
      await expect(use(readFileTool, { path })).resolves.toMatchObject({ isError: true, output: expect.stringContaining(path) });
    }
    await expect(use(readFileTool, { path: '' })).resolves.toMatchObject({ isError: true });
    await expect(use(readFileTool, { path: 'a.txt', fromLine: 0 })).resolves.toMatchObject({ isError: true });
  });

  test('a huge file is bounded', async () => {
    const { use } = world({ [`${FOLDER}/big`]: 'щ'.repeat(1_000_000) });
    const { output } = await use(readFileTool, { path: 'big' });
    expect(output.length).toBeLessThan(31_000);
    expect(output).toContain('970000 characters left out');
  });
});

describe('writing and editing', () => {
  test('a file is made or replaced as a whole', async () => {
    const { ports, use } = world();
    await expect(use(writeFileTool, { path: 'new/b.txt', text: '' })).resolves.toEqual({
      output: 'Wrote new/b.txt.',
      isError: false,
      facts: [{ kind: 'wrote', path: 'new/b.txt' }],
    });
    await use(writeFileTool, { path: 'a.txt', text: 'всё' });
    expect([ports.files.contents.get(`${FOLDER}/new/b.txt`), ports.files.contents.get(`${FOLDER}/a.txt`)]).toEqual(['', 'всё']);
    expect(await use(writeFileTool, { path: '../b.txt', text: '' })).toEqual({ output: expect.any(String), isError: true });
  });

  test('one occurrence is replaced, with its text taken as it is', async () => {
    const { ports, use } = world();
    const input = { path: 'a.txt', oldText: 'two\n', newText: '$& $1 два\n' };
    await expect(use(editFileTool, input)).resolves.toEqual({
      output: 'Replaced 1 occurrence in a.txt.',
      isError: false,
      facts: [{ kind: 'wrote', path: 'a.txt' }],
    });
    expect(ports.files.contents.get(`${FOLDER}/a.txt`)).toBe('one\n$& $1 два\nthree\nfour\n');
  });

  test('no occurrence and several are refused and nothing is changed, unless every one is meant', async () => {
    const { ports, use } = world();
    const path = 'src/имя.ts';
    await expect(use(editFileTool, { path, oldText: 'z', newText: 'q' })).resolves.toEqual({
      output: `The old passage does not stand in ${path}: read the file again.`,
      isError: true,
    });
    await expect(use(editFileTool, { path, oldText: 'const', newText: 'let' })).resolves.toEqual({
      output: `The old passage stands in ${path} 2 times: give more of what surrounds it.`,
      isError: true,
    });
    expect(ports.files.contents.get(`${FOLDER}/${path}`)).toBe(FILES[`${FOLDER}/${path}`]);
    await expect(use(editFileTool, { path, oldText: 'const', newText: 'let', everyOccurrence: true })).resolves.toEqual({
      output: `Replaced 2 occurrences in ${path}.`,
      isError: false,
      facts: [{ kind: 'wrote', path }],
    });
    expect(ports.files.contents.get(`${FOLDER}/${path}`)).toBe('let x = 1;\nlet y = x + x;\n');
  });

  test('a file that is not there cannot be edited', async () => {
    await expect(world().use(editFileTool, { path: 'nothing', oldText: 'a', newText: 'b' })).resolves.toMatchObject({ isError: true });
  });
});

describe('looking around', () => {
  test('a folder is listed, also an empty one', async () => {
    await expect(world().use(listFilesTool, { path: '' })).resolves.toEqual({ output: 'a.txt  19 bytes\nsrc/', isError: false });
    await expect(world({}).use(listFilesTool, { path: '' })).resolves.toEqual({ output: 'The folder is empty.', isError: false });
    await expect(world().use(listFilesTool, { path: 'nothing' })).resolves.toMatchObject({ isError: true });
  });

  test('lines are found by a regular expression', async () => {
    const { use } = world();
    await expect(use(searchFilesTool, { pattern: '^t' })).resolves.toEqual({ output: 'a.txt:2: two\na.txt:3: three', isError: false });
    await expect(use(searchFilesTool, { pattern: 'x', path: 'src' })).resolves.toMatchObject({
      output: expect.stringContaining('src/имя.ts:1:'),
    });
    await expect(use(searchFilesTool, { pattern: 'nowhere' })).resolves.toEqual({ output: 'No line matches.', isError: false });
    await expect(use(searchFilesTool, { pattern: '(' })).resolves.toMatchObject({ isError: true });
  });

  test('none of them runs a command', () => {
    for (const tool of [readFileTool, writeFileTool, editFileTool, listFilesTool, searchFilesTool]) {
      expect(tool.commandOf({ path: 'a', text: '', pattern: 'a', oldText: 'a', newText: 'b' })).toBeNull();
      expect(tool.spec.inputSchema).toMatchObject({ type: 'object' });
    }
  });
});
