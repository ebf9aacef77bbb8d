import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { commitWork } from './commit-work.ts';
import { discardWork } from './discard-work.ts';
import { mergeWork } from './merge-work.ts';
import type { GitAnswer, GitPlace } from './run-git.ts';
import { tidyWork } from './tidy-work.ts';
import { makeWorktreePlans } from './worktree-plan.ts';

let root: string;
let project: string;
let worktree: { folder: string; branch: string; base: string; into: string };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-git-'));
  project = join(root, 'demo');
  mkdirSync(join(project, '.git'), { recursive: true });
  worktree = { folder: join(root, 't1'), branch: 'parley/t1-x', base: 'abc', into: 'main' };
});
afterEach(() => rmSync(root, { recursive: true }));

const DONE = { kind: 'ok', value: undefined };
const refused = (en: string) => ({ kind: 'refused', message: expect.objectContaining({ en }) });
const saying = (en: string) => ({ message: { en: expect.stringContaining(en) } });

/** Git that answers so, one script after the other, and what it was asked. */
function git(...answers: readonly Partial<GitAnswer>[]) {
  const left = [...answers];
  const asked: { place: GitPlace; script: string }[] = [];
  const run = (place: GitPlace, script: string) => {
    asked.push({ place, script });
    return Promise.resolve({ code: 0, stdout: '', stderr: '', ...left.shift() });
  };
  return { run, asked };
}

describe('merging', () => {
  const files = (count: number) => Array.from({ length: count }, (_, number) => `\tf${number}\n`).join('');

  it.each<[Partial<GitAnswer>[], object]>([
    [[{}], DONE],
    [[{ code: 72 }], DONE],
    [[{ code: 75 }, {}], DONE],
    [[{ code: 70 }], refused('The branch parley/t1-x is gone: the task was discarded, or somebody removed it.')],
    [[{ code: 71 }], refused('The branch main, from which the task began, is gone: merge parley/t1-x by hand.')],
    [[{ code: 76 }], refused('The task made no commits, so there is nothing to merge.')],
    [[{ code: 73, stdout: '1\n' }], saying('main has moved on by 1 commit since')],
    [[{ code: 73, stdout: '2\n' }], saying('main has moved on by 2 commits since')],
    [[{ code: 74, stdout: '/x\n' }], refused("main is checked out in /x, so it can't be moved from here: merge parley/t1-x there.")],
    [[{ code: 1, stderr: 'fatal: broken' }], refused('It could not be merged: broken')],
    [[{ code: 75 }, { code: 1, stderr: 'error: odd' }], refused('It could not be merged: odd')],
    [[{ code: 75 }, { code: 1, stderr: `error:\n${files(2)}` }], saying('moving main: f0, f1. Commit or put')],
    [[{ code: 75 }, { code: 1, stderr: files(12) }], saying('f9 and 2 more. Commit or put')],
  ])('%j', async (answers, outcome) => {
    expect(await mergeWork(git(...answers).run, project, worktree)).toMatchObject(outcome);
  });

  it('is left to people when the project stood on no branch', async () => {
    const { run, asked } = git();
    expect(await mergeWork(run, project, { ...worktree, into: null })).toMatchObject({ kind: 'refused' });
    expect(asked).toEqual([]);
  });
});

describe('discarding', () => {
  const discard = (...answers: readonly Partial<GitAnswer>[]) =>
    discardWork(git(...answers).run, makeWorktreePlans(root), project, worktree);

  it('removes the worktree; what is missing is fine', async () => {
    mkdirSync(worktree.folder);
    expect(await discard()).toEqual(DONE);
    expect(existsSync(worktree.folder)).toBe(false);
    rmSync(join(project, '.git'), { recursive: true });
    expect(await discard({ code: 1 })).toEqual(DONE);
  });

  it.each<[Partial<GitAnswer>[], string]>([
    [[{ code: 70 }], "parley/t1-x is checked out in the project's folder: switch to another branch there first."],
    [[{ code: 1, stderr: 'error: locked' }], 'The branch could not be removed: locked'],
    [[{}, { code: 1 }], 'The worktree could not be removed: git ended with exit code 1.'],
  ])('is refused, and nothing of the worktree goes (%j)', async (answers, message) => {
    mkdirSync(worktree.folder);
    expect(await discard(...answers)).toEqual(refused(message));
    expect(existsSync(worktree.folder)).toBe(true);
  });

  it.each<[Partial<GitAnswer>[], object]>([
    [[{}, {}], { kind: 'ok', value: true }],
    [[{ code: 70 }], { kind: 'ok', value: false }],
    [[{}, { code: 1, stderr: 'no' }], refused('The branch could not be removed: no')],
  ])('by itself happens only to what has no work (%j)', async (answers, outcome) => {
    expect(await tidyWork(git(...answers).run, makeWorktreePlans(root), project, worktree)).toEqual(outcome);
  });
});

describe('committing', () => {
  const work = { taskId: 't1', subject: 'Починить\nтест', author: ' <Анна>, ' };
  it('is said to be the person’s, in one line', async () => {
    const { run, asked } = git();
    expect(await commitWork(run, project, worktree, work)).toEqual(DONE);
    expect(asked).toMatchObject([{ place: { environment: { GIT_AUTHOR_NAME: 'Анна', PARLEY_TASK: 't1' } } }]);
    expect(asked[0]?.script).toContain('Починить тест');
  });

  it('has a subject and an author even when there is none', async () => {
    const { run, asked } = git({ code: 1, stderr: 'fatal: no room' });
    expect(await commitWork(run, project, worktree, { ...work, subject: '\n', author: '<>' })).toEqual(
      refused('The work could not be committed: no room'),
    );
    expect(asked).toMatchObject([{ place: { environment: { GIT_AUTHOR_NAME: 'Somebody' } } }]);
    expect(asked[0]?.script).toContain('Work of a task');
  });

  it('never goes through links that somebody put there', async () => {
    const { run, asked } = git();
    symlinkSync('/tmp', join(project, '.git', 'refs'));
    expect(await commitWork(run, project, worktree, work)).toMatchObject(saying("can't be used"));
    rmSync(join(project, '.git'), { recursive: true });
    symlinkSync('/tmp', join(project, '.git'));
    expect(await commitWork(run, project, worktree, work)).toMatchObject(saying('replaced by a link'));
    expect(asked).toEqual([]);
  });
});
