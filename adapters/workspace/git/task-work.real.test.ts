import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { git, HAS_GIT, makeGitHouse, valueOf, type GitHouse } from '../testing/git-house.ts';

describe.skipIf(!HAS_GIT)('the work of a task in git', () => {
  let house: GitHouse;
  let worktree: Worktree;
  const put = (folder: string, path: string, text: string): void => writeFileSync(join(folder, path), text);
  const shell = (command: string) => house.shell(worktree, 't1', command);
  const subjects = async () => valueOf(await house.worktrees.describe(house.project, worktree)).commits.map(({ subject }) => subject);
  const merge = () => house.worktrees.merge(house.project, worktree);
  beforeEach(async () => {
    house = await makeGitHouse();
    worktree = await house.open('t1');
  });
  afterEach(() => house.close());

  describe('committing', () => {
    it('commits everything that is uncommitted, new and removed files too, with the trailer', async () => {
      put(worktree.folder, 'readme.md', 'two\n');
      put(worktree.folder, 'новый файл.txt', 'x\n');
      rmSync(join(worktree.folder, 'notes.txt'));
      valueOf(await house.commit(worktree, 't1', '# Fix `x`; $(touch /tmp/x) "тесты"'));
      const format = '--format=%an|%ae|%cn|%ce|%s|%(trailers:key=Parley-Task,valueonly)';
      expect(git(house.project, 'log', '-1', format, worktree.branch)).toBe(
        'Анна  Root|noreply@parley.invalid|Parley|noreply@parley.invalid|# Fix `x`; $(touch /tmp/x) "тесты"|t1',
      );
      expect((await shell('git status --porcelain')).printed).toBe('');
      const { commits, diffStat } = valueOf(await house.worktrees.describe(house.project, worktree));
      expect(commits).toEqual([{ hash: git(house.project, 'rev-parse', worktree.branch), subject: '# Fix `x`; $(touch /tmp/x) "тесты"' }]);
      expect(diffStat).toContain('новый файл.txt');
      const [{ hash } = { hash: '' }] = commits;
      const changes = valueOf(await house.branches.changes(house.project, hash, hash));
      expect(changes).toMatch(/^diff --git .*^--- a\/readme\.md$.*^\+two$/ms);
      expect(changes).toContain('новый файл.txt');
      expect(await house.branches.changes(house.project, 'f'.repeat(40), hash)).toMatchObject({ kind: 'refused' });
      expect(diffStat).toContain('3 files changed, 2 insertions(+), 2 deletions(-)');
    });

    it('does nothing when there is nothing, and again changes nothing', async () => {
      valueOf(await house.commit(worktree, 't1'));
      expect(valueOf(await house.worktrees.describe(house.project, worktree))).toEqual({ commits: [], diffStat: null });
      put(worktree.folder, 'x', 'x');
      valueOf(await house.commit(worktree, 't1'));
      valueOf(await house.commit(worktree, 't1'));
      expect(await subjects()).toEqual(['Fix the tests']);
    });

    it.each([
      ['on no branch', 'git checkout -q --detach; echo a > a; git add a; git commit -q -m A; echo b > b', ['A', 'Fix the tests']],
      [
        'on another branch',
        'echo a > a; git add a; git commit -q -m A; git checkout -q --detach HEAD^; echo b > b',
        ['A', 'Fix the tests'],
      ],
      [
        'in the middle of a rebase',
        'echo a > a; git add a; git commit -q -m A; git checkout -q --detach HEAD^; echo c > a; git add a; git commit -q -m C; git checkout -q -; git rebase -q HEAD@{1} 2>/dev/null; true',
        ['A', 'Fix the tests'],
      ],
    ])('keeps the work of an agent that left it %s', async (_how, command, expected) => {
      await shell(command);
      valueOf(await house.commit(worktree, 't1'));
      expect(await subjects()).toEqual(expected);
      expect((await shell('git status --porcelain; git branch --show-current')).printed).toBe(`${worktree.branch}\n`);
    });

    it('keeps what it can beside a repository of its own within', async () => {
      await shell('mkdir inner; cd inner; git init -q; cd ..; echo x > x');
      valueOf(await house.commit(worktree, 't1'));
      expect(await subjects()).toEqual(['Fix the tests']);
    });
  });

  describe('describing', () => {
    it('lists the task’s commits alone after a rebase onto what others did, and after a merge of it', async () => {
      await shell('echo a > a; git add a; git commit -q -m A');
      git(house.project, 'commit', '-q', '--allow-empty', '-m', 'Of somebody else');
      put(house.project, 'theirs', 'x\n');
      git(house.project, 'add', '.');
      git(house.project, 'commit', '-q', '-m', 'Theirs');
      expect(await shell('git rebase -q main && echo b > b && git add b && git commit -q -m B')).toMatchObject({ code: 0 });
      const described = valueOf(await house.worktrees.describe(house.project, worktree));
      expect(described.commits.map(({ subject }) => subject)).toEqual(['A', 'B']);
      expect(described.diffStat).toContain('2 files changed');
      git(house.project, 'commit', '-q', '--allow-empty', '-m', 'Later');
      git(worktree.folder, 'merge', '-q', '--no-edit', 'main');
      expect(await subjects()).toEqual(['A', 'B']);
    });

    it('still lists them when they are merged, and not those of another task', async () => {
      await shell('echo a > a; git add a; git commit -q -m A');
      const other = await house.open('t2');
      await house.shell(other, 't2', `echo b > b; git add b; git commit -q -m B; git merge -q --no-edit ${worktree.branch}`);
      expect(await subjects()).toEqual(['A']);
      const ofOther = valueOf(await house.worktrees.describe(house.project, other)).commits.map(({ subject }) => subject);
      expect(ofOther).toEqual(['B', expect.stringMatching(/^Merge/)]);
      valueOf(await merge());
      expect(await subjects()).toEqual(['A']);
    });
  });

  describe('merging', () => {
    beforeEach(async () => {
      await shell('echo a > a; echo two > readme.md; git add .; git commit -q -m A');
    });

    it('moves the branch on which the project stands, with its files, and leaves other changes alone', async () => {
      put(house.project, 'notes.txt', 'changed\n');
      put(house.project, 'new.txt', 'new\n');
      valueOf(await merge());
      expect(git(house.project, 'log', '-1', '--format=%s %D')).toContain('A HEAD -> main');
      expect(readFileSync(join(house.project, 'readme.md'), 'utf8')).toBe('two\n');
      expect(
        git(house.project, 'status', '--porcelain')
          .split('\n')
          .map((line) => line.trim()),
      ).toEqual(['M notes.txt', '?? new.txt']);
      expect(await merge()).toEqual({ kind: 'ok', value: undefined });
    });

    it('moves a branch that is not checked out without touching the project’s files', async () => {
      git(house.project, 'checkout', '-q', '-b', 'dev');
      valueOf(await merge());
      expect(git(house.project, 'log', '-1', '--format=%s', 'main')).toBe('A');
      expect(readFileSync(join(house.project, 'readme.md'), 'utf8')).toBe('one\n');
      expect(git(house.project, 'status', '--porcelain')).toBe('');
    });

    it('says which uncommitted files are in the way, and changes nothing', async () => {
      put(house.project, 'readme.md', 'mine\n');
      expect(await merge()).toMatchObject({
        kind: 'refused',
        message: { en: expect.stringMatching(/^Uncommitted changes .*: readme\.md\. /) },
      });
      git(house.project, 'checkout', '-q', 'readme.md');
      put(house.project, 'a', 'mine\n');
      expect(await merge()).toMatchObject({ kind: 'refused', message: { en: expect.stringMatching(/: a\. /) } });
      expect(git(house.project, 'log', '-1', '--format=%s')).toBe('Second');
      expect(readFileSync(join(house.project, 'a'), 'utf8')).toBe('mine\n');
    });

    it('says how far the branch has moved on', async () => {
      git(house.project, 'commit', '-q', '--allow-empty', '-m', 'Third');
      expect(await merge()).toMatchObject({
        kind: 'refused',
        message: { en: expect.stringMatching(/^main has moved on by 1 commit since/) },
      });
    });

    it('says that a branch is checked out elsewhere, is gone, or that there is nothing to merge', async () => {
      git(house.project, 'checkout', '-q', '-b', 'dev');
      const elsewhere = join(house.workspaceRoot, 'elsewhere');
      git(house.project, 'worktree', 'add', '-q', elsewhere, 'main');
      expect(await merge()).toMatchObject({ kind: 'refused', message: { en: expect.stringContaining(`checked out in ${elsewhere}`) } });
      git(house.project, 'worktree', 'remove', elsewhere);
      git(house.project, 'branch', '-D', 'main');
      expect(await merge()).toMatchObject({
        kind: 'refused',
        message: { en: expect.stringContaining('main, from which the task began, is gone') },
      });
      const idle = await house.open('t2');
      expect(await house.worktrees.merge(house.project, idle)).toMatchObject({ message: { en: expect.stringContaining('no commits') } });
    });
  });

  describe('cleaning up', () => {
    const traces = (id: string) => [
      git(house.project, 'branch', '--list', 'parley/*'),
      existsSync(join(house.project, '.git/worktrees', id)),
      readdirSync(join(house.workspaceRoot, '.worktrees/проект один')),
    ];

    it('discards the worktree and its branch, also folders that cannot be written to, and again is fine', async () => {
      await shell('echo a > a; git add a; git commit -q -m A; mkdir -p cache/x; touch cache/x/y; chmod 555 cache/x cache');
      valueOf(await house.worktrees.discard(house.project, worktree));
      expect(traces('t1')).toEqual(['', false, []]);
      valueOf(await house.worktrees.discard(house.project, worktree));
      expect(git(house.project, 'status', '--porcelain')).toBe('');
      expect(git(house.project, 'worktree', 'list').split('\n')).toHaveLength(1);
    });

    it('discards what was half made, and what is left when the project is gone', async () => {
      rmSync(join(house.project, '.git/worktrees/t1'), { recursive: true });
      valueOf(await house.worktrees.discard(house.project, worktree));
      expect(traces('t1')).toEqual(['', false, []]);
      const other = await house.open('t2');
      rmSync(house.project, { recursive: true });
      valueOf(await house.worktrees.discard(house.project, other));
      expect(await house.worktrees.kept()).toEqual([]);
    });

    it('does not discard a branch that the project stands on', async () => {
      git(house.project, 'checkout', '-q', '--ignore-other-worktrees', worktree.branch);
      expect(await house.worktrees.discard(house.project, worktree)).toMatchObject({ kind: 'refused' });
      expect(existsSync(worktree.folder)).toBe(true);
    });

    it('tidies away only what has no work, or whose work is merged', async () => {
      const tidy = (each: Worktree) => house.worktrees.tidy(house.project, each);
      const [idle, dirty] = [await house.open('t2'), await house.open('t3')];
      put(dirty.folder, 'x', 'x');
      await shell('echo a > a; git add a; git commit -q -m A');
      expect(await Promise.all([tidy(worktree), tidy(idle), tidy(dirty)])).toEqual([
        { kind: 'ok', value: false },
        { kind: 'ok', value: true },
        { kind: 'ok', value: false },
      ]);
      valueOf(await merge());
      expect(await tidy(worktree)).toEqual({ kind: 'ok', value: true });
      expect((await house.worktrees.kept()).map(({ taskId }) => taskId)).toEqual(['t3']);
    });
  });

  it('runs nothing of a hostile repository outside the sandbox', async () => {
    const canary = join(house.workspaceRoot, 'canary');
    const evil = join(house.project, '.git/evil.sh');
    put(house.project, '.git/evil.sh', `#!/bin/sh\necho "$0 $*" >> ${JSON.stringify(canary)}\nexit 0\n`);
    chmodSync(evil, 0o755);
    for (const hook of [
      'post-checkout',
      'pre-commit',
      'prepare-commit-msg',
      'post-commit',
      'post-merge',
      'reference-transaction',
      'post-rewrite',
      'post-index-change',
    ]) {
      writeFileSync(join(house.project, '.git/hooks', hook), readFileSync(evil), { mode: 0o755 });
    }
    const settings = [
      'core.fsmonitor',
      'core.sshCommand',
      'core.editor',
      'core.pager',
      'filter.x.clean',
      'filter.x.smudge',
      'diff.x.textconv',
      'diff.x.command',
      'diff.external',
      'gpg.program',
      'credential.helper',
      'merge.x.driver',
      'core.alternateRefsCommand',
      'uploadpack.packObjectsHook',
      'log.showSignature',
    ];
    for (const setting of settings) git(house.project, 'config', setting, setting === 'log.showSignature' ? 'true' : evil);
    git(house.project, 'config', 'commit.gpgSign', 'true');
    mkdirSync(join(house.project, '.git/info'), { recursive: true });
    put(house.project, '.git/info/attributes', '* filter=x diff=x merge=x\n');
    const second = valueOf(await house.worktrees.open(house.project, { id: 't9', title: 'x', from: null }));
    for (const each of [worktree, second ?? worktree]) {
      put(each.folder, 'more', 'x\n');
      await house.commit(each, each === worktree ? 't1' : 't9');
      await house.worktrees.describe(house.project, each);
      await house.worktrees.merge(house.project, each);
      await house.worktrees.tidy(house.project, each);
      await house.worktrees.discard(house.project, each);
    }
    git(house.project, 'config', 'filter.x.process', evil);
    expect(await house.worktrees.open(house.project, { id: 't8', title: 'x', from: null })).toMatchObject({ kind: 'refused' });
    expect(existsSync(canary)).toBe(false);
  });

  it.skipIf(process.getuid?.() !== 0)('works for a plain user, too', () => {
    const script = `
      import { git, makeGitHouse, valueOf } from ${JSON.stringify(new URL('../testing/git-house.ts', import.meta.url).href)};
      const house = await makeGitHouse();
      const worktree = await house.open('t1');
      await house.shell(worktree, 't1', 'echo a > a; git add a; git commit -q -m A; echo b > b');
      valueOf(await house.commit(worktree, 't1', 'B'));
      valueOf(await house.worktrees.merge(house.project, worktree));
      valueOf(await house.worktrees.discard(house.project, worktree));
      process.stdout.write(git(house.project, 'log', '-2', '--format=%s'));
      house.close();
    `;
    const options = { env: { PATH: '/usr/bin:/bin' }, cwd: '/', uid: 65534, gid: 65534, encoding: 'utf8' } as const;
    expect(execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', script], options)).toBe('B\nA');
  });
});
