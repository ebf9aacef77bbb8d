import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { describeWork } from './describe-work.ts';
import { NO_REPLY } from './identity.ts';
import { openWorktree } from './open-worktree.ts';
import type { GitAnswer } from './run-git.ts';
import { makeWorktreePlans } from './worktree-plan.ts';

let root: string;
let project: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-git-'));
  project = join(root, 'demo');
  mkdirSync(join(project, '.git'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** Git that answers so, one script after the other. */
function git(...answers: readonly (Partial<GitAnswer> | undefined)[]) {
  const left = [...answers];
  return () => Promise.resolve({ code: 0, stdout: '', stderr: '', ...left.shift() });
}

const WORKTREE = { folder: '/w', branch: 'parley/t1-x', base: 'abc', into: null };
const describing = (...answers: readonly Partial<GitAnswer>[]) => describeWork(git(...answers), project, WORKTREE, 't1');

describe('what a task did', () => {
  it('is its own commits, and Parley’s merges, but nobody else’s', async () => {
    const lines = [
      'h1\tme@x\tp0\tt1\tПочинить\tтест',
      'h2\tme@x\tp0\t\tby hand',
      'h3\tme@x\tp0\tt2,t3\tanother task',
      'h4\tme@x\tp1 p2\t\tsomebody’s merge',
      `h5\t${NO_REPLY}\tp1 p2\tt2,t1\tour merge`,
      'h6',
      '',
    ];
    expect(await describing({ stdout: lines.join('\n') }, { stdout: ' a | 1 +\n' })).toEqual({
      kind: 'ok',
      value: {
        commits: [
          { hash: 'h1', subject: 'Починить\tтест' },
          { hash: 'h2', subject: 'by hand' },
          { hash: 'h5', subject: 'our merge' },
          { hash: 'h6', subject: '' },
        ],
        diffStat: ' a | 1 +',
      },
    });
  });

  it('may be nothing, or nothing that changes a file', async () => {
    expect(await describing({})).toEqual({ kind: 'ok', value: { commits: [], diffStat: null } });
    expect(await describing({ stdout: 'h1\tme\tp\t\tx\n' }, { stdout: '\n' })).toMatchObject({ value: { diffStat: null } });
  });

  it.each<[Partial<GitAnswer>[], string]>([
    [[{ code: 128, stderr: 'warning: x\nfatal: bad object\n' }], "The task's commits could not be listed: bad object"],
    [[{ code: 1 }], "The task's commits could not be listed: git ended with exit code 1."],
    [[{ code: null }], "The task's commits could not be listed: it took too long."],
    [[{ code: 127 }], 'Git is not installed on this machine; get it with: apt-get install git'],
    [[{ stdout: 'h1\tme\tp\t\tx' }, { code: 1, stderr: 'odd\n' }], "The task's changes could not be listed: odd"],
  ])('is refused in git’s words (%j)', async (answers, message) => {
    expect(await describing(...answers)).toMatchObject({ kind: 'refused', message: { en: message } });
  });
});

describe('where a task works', () => {
  const open = (from: string | null, ...answers: readonly Partial<GitAnswer>[]) =>
    openWorktree(git(...answers), makeWorktreePlans(root), project, { id: 't1', title: 'Почини тест', from });

  it.each([
    ['refs/heads/main', 'main'],
    ['', null],
  ])('is a branch of its own, which goes into what is checked out (%j)', async (here, into) => {
    const opened = await open(null, { stdout: `abc\n${here}\n` });
    expect(opened).toMatchObject({ kind: 'ok', value: { branch: 'parley/t1-почини-тест', base: 'abc', into } });
    expect(await open(null, {})).toEqual(opened);
  });

  it('is begun again as it was planned when it could not be made', async () => {
    const failed = await open('main', { stdout: 'abc\nrefs/heads/main\n' }, { code: 1, stderr: 'error: no room' });
    expect(failed).toEqual({
      kind: 'refused',
      message: { en: 'The worktree could not be made: no room', ru: 'Не удалось создать рабочую копию: no room' },
    });
    expect(await open('main', {})).toMatchObject({ kind: 'ok', value: { base: 'abc', into: 'main' } });
  });

  it.each<[string, Partial<GitAnswer>[], object]>([
    ['is made again when somebody took it away', [{ code: 73 }, {}], { kind: 'ok' }],
    [
      'is not made over files that are left',
      [{ code: 74 }],
      {
        kind: 'refused',
        message: expect.objectContaining({ en: expect.stringMatching(/^Git does not know the task's worktree .* any more/) }),
      },
    ],
    [
      'stays shut when git cannot look',
      [{ code: 1, stderr: 'fatal: broken' }],
      { kind: 'refused', message: expect.objectContaining({ en: 'The worktree could not be opened: broken' }) },
    ],
  ])('%s', async (_, answers, outcome) => {
    await open(null, { stdout: 'abc\n\n' });
    expect(await open(null, ...answers)).toMatchObject(outcome);
  });

  it.each([70, 71, 127])('is the project itself where there is nothing to branch from (%i)', async (code) => {
    expect(await open(null, { code })).toEqual({ kind: 'ok', value: null });
  });

  it.each<[string | null, Partial<GitAnswer>, string]>([
    ['--all', {}, '"--all" is not the name of a branch: write one such as main.'],
    ['нет', { code: 72, stdout: 'main\ndev\n' }, 'There is no branch, tag or commit "нет" in this project; its branches are: main, dev.'],
    ['нет', { code: 72 }, 'There is no branch, tag or commit "нет" in this project.'],
    ['main', { code: 127 }, 'Git is not installed on this machine; get it with: apt-get install git'],
    ['main', { code: 70 }, 'The repository could not be read: git ended with exit code 70.'],
    [null, { code: null }, 'The repository could not be read: it took too long.'],
  ])('is refused (from %j, %j)', async (from, answer, message) => {
    expect(await open(from, answer)).toMatchObject({ kind: 'refused', message: { en: message } });
  });

  it('is the project itself without a repository, unless a branch is asked for', async () => {
    rmSync(join(project, '.git'), { recursive: true });
    expect(await open(null)).toEqual({ kind: 'ok', value: null });
    const message = 'There is no branch "main" to start from: the project is not a git repository.';
    expect(await open('main')).toMatchObject({ kind: 'refused', message: { en: message, ru: expect.stringContaining('Ветки «main»') } });
  });
});
