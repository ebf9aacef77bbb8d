import { expect, test } from 'vitest';

import { gitTool } from './git-tool.ts';

test.each([
  [{ action: 'status' }, 'git status --short --branch'],
  [{ action: 'diff' }, 'git diff --no-ext-diff --no-textconv HEAD'],
  [
    { action: 'diff', from: '-x', paths: ["a'b", '--all'] },
    String.raw`git diff --no-ext-diff --no-textconv --end-of-options '-x' -- 'a'\''b' '--all'`,
  ],
  [{ action: 'log', count: 3 }, 'git log --no-color --stat --max-count=3'],
  [
    { action: 'commit', message: 'Fix $(rm -rf .) `x`\n\nПочему', paths: ['src'] },
    "git add --all -- 'src' && git commit --quiet --message 'Fix $(rm -rf .) `x`\n\nПочему' -- 'src' && git log -1 --stat --oneline",
  ],
])('%j runs %s', (input, command) => {
  expect(gitTool.commandOf(input)).toBe(command);
});

test.each([{ action: 'push' }, { action: 'commit' }, { action: 'log', count: 0 }, {}])('%j is refused', (input) => {
  expect(gitTool.commandOf(input)).toBeNull();
});

test('nothing that it does reaches beyond the project', () => {
  expect(gitTool.isPrivileged({ action: 'commit', message: 'x' })).toBe(false);
});
