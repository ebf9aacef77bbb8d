import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { git, HAS_GIT, makeGitHouse, valueOf, type GitHouse } from '../testing/git-house.ts';

describe.skipIf(!HAS_GIT)('worktrees of tasks', () => {
  let house: GitHouse;
  const put = (folder: string, path: string, text: string): void => writeFileSync(join(folder, path), text);
  beforeEach(async () => {
    house = await makeGitHouse();
  });
  afterEach(() => house.close());

  describe('opening one', () => {
    it('checks out the commit on which the project stands, on a branch of its own, and leaves a dirty project as it is', async () => {
      put(house.project, 'readme.md', 'changed\n');
      put(house.project, 'untracked.txt', 'new\n');
      git(house.project, 'add', 'untracked.txt');
      const before = git(house.project, 'status', '--porcelain=v2', '--branch');
      const worktree = await house.open('abc123', 'Почини тесты: быстро!');
      expect(worktree).toEqual({
        folder: join(house.workspaceRoot, '.worktrees/проект один/abc123'),
        branch: 'parley/abc123-почини-тесты-быстро',
        base: git(house.project, 'rev-parse', 'HEAD'),
        into: 'main',
      });
      expect(readFileSync(join(worktree.folder, 'readme.md'), 'utf8')).toBe('one\n');
      expect(git(house.project, 'status', '--porcelain=v2', '--branch')).toBe(before);
      expect(git(house.project, 'branch', '--list', 'parley/*')).toContain(worktree.branch);
    });

    it('finds the same one again, with what is in it', async () => {
      const worktree = await house.open('abc123');
      put(worktree.folder, 'work.txt', 'work\n');
      put(house.project, 'later.txt', 'later\n');
      git(house.project, 'add', '.');
      git(house.project, 'commit', '-q', '-m', 'Later');
      expect(await house.open('abc123')).toEqual(worktree);
      expect(existsSync(join(worktree.folder, 'work.txt'))).toBe(true);
    });

    it.each(['plan', 'folder', 'branch', 'index', 'locks'])('goes on where a crash left it in the middle: %s', async (what) => {
      const own = join(house.project, '.git/worktrees/abc123');
      const plan = join(house.workspaceRoot, '.worktrees/проект один/abc123.json');
      const worktree = await house.open('abc123');
      if (what !== 'locks')
        put(
          house.workspaceRoot,
          '.worktrees/проект один/abc123.json',
          readFileSync(plan, 'utf8').replace('"isMade":true', '"isMade":false'),
        );
      if (what === 'plan') rmSync(worktree.folder, { recursive: true });
      if (what === 'plan' || what === 'branch') rmSync(own, { recursive: true });
      if (what === 'plan') git(house.project, 'branch', '-D', worktree.branch);
      if (what === 'folder') rmSync(join(worktree.folder, '.git'));
      if (what === 'index') rmSync(join(own, 'index'));
      mkdirSync(join(house.project, '.git/refs/heads/parley'), { recursive: true });
      put(house.project, `.git/refs/heads/${worktree.branch}.lock`, '');
      if (what === 'locks') put(own, 'index.lock', '');
      expect(await house.open('abc123')).toEqual(worktree);
      expect(
        await house.shell(worktree, 'abc123', 'git status --porcelain; echo x > x; git add x; git commit -q -m x; git log --format=%s -1'),
      ).toEqual({
        printed: 'x\n',
        code: 0,
      });
    });

    it('keeps the commits of a task whose worktree somebody removed', async () => {
      const worktree = await house.open('abc123');
      await house.shell(worktree, 'abc123', 'echo x > x; git add x; git commit -q -m Work');
      git(house.project, 'worktree', 'remove', '-f', '-f', worktree.folder);
      expect(await house.open('abc123')).toEqual(worktree);
      expect(existsSync(join(worktree.folder, 'x'))).toBe(true);
    });

    it('starts from a branch, a tag or a commit, and says which branches there are', async () => {
      const first = git(house.project, 'rev-parse', 'HEAD^');
      git(house.project, 'branch', 'dev', first);
      git(house.project, 'tag', '-a', '-m', 'x', 'v1', first);
      expect(await house.open('t1', 'x', 'dev')).toMatchObject({ base: first, into: 'dev' });
      expect(await house.open('t2', 'x', 'v1')).toMatchObject({ base: first, into: 'main' });
      expect(await house.open('t3', 'x', first.slice(0, 8))).toMatchObject({ base: first, into: 'main' });
      const task = { id: 't4', title: 'x' };
      expect(await house.worktrees.open(house.project, { ...task, from: 'prod; touch /tmp/x' })).toMatchObject({
        kind: 'refused',
        message: {
          en: expect.stringMatching(/^There is no branch, tag or commit "prod; touch \/tmp\/x" in this project; its branches are: .*main/),
          ru: expect.stringContaining('или коммита «prod; touch /tmp/x»; его ветки: '),
        },
      });
      expect(await house.worktrees.open(house.project, { ...task, from: '--help' })).toMatchObject({ kind: 'refused' });
      expect(await house.worktrees.kept()).toHaveLength(3);
    });

    it('knows what can be started from before anything is opened', async () => {
      expect(await house.branches.check(house.project, 'main')).toEqual({ kind: 'ok', value: undefined });
      const refused = await house.branches.check(house.project, 'mian');
      expect(refused).toMatchObject({
        message: { en: 'There is no branch, tag or commit "mian" in this project; its branches are: main.' },
      });
      expect(await house.branches.check(house.workspaceRoot, 'main')).toMatchObject({ kind: 'refused' });
      expect(await house.branches.check(house.project, '--help')).toMatchObject({ kind: 'refused' });
      expect(await house.worktrees.kept()).toEqual([]);
    });

    it('has nothing to open without a repository or a commit', async () => {
      const task = { id: 't1', title: 'x', from: null };
      const empty = join(house.workspaceRoot, 'empty');
      mkdirSync(empty);
      expect(await house.worktrees.open(empty, task)).toEqual({ kind: 'ok', value: null });
      expect(await house.worktrees.open(empty, { ...task, from: 'main' })).toMatchObject({ kind: 'refused' });
      git(empty, 'init', '-q');
      expect(await house.worktrees.open(empty, task)).toEqual({ kind: 'ok', value: null });
      rmSync(join(empty, '.git'), { recursive: true });
      mkdirSync(join(empty, '.git'));
      expect(await house.worktrees.open(empty, task)).toEqual({ kind: 'ok', value: null });
    });

    it('starts from a detached HEAD, and then has no branch to merge into', async () => {
      git(house.project, 'checkout', '-q', '--detach', 'HEAD^');
      const worktree = await house.open('t1');
      expect(worktree).toMatchObject({ base: git(house.project, 'rev-parse', 'HEAD'), into: null });
      expect(await house.worktrees.merge(house.project, worktree)).toMatchObject({
        kind: 'refused',
        message: { en: expect.stringContaining('no branch') },
      });
    });

    it('works with submodules and sparse checkouts', async () => {
      const other = join(house.workspaceRoot, 'other');
      mkdirSync(other);
      git(other, 'init', '-q');
      git(other, 'commit', '-q', '--allow-empty', '-m', 'x');
      git(house.project, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'sub');
      git(house.project, 'commit', '-q', '-m', 'Submodule');
      git(house.project, 'sparse-checkout', 'set', '--skip-checks', 'sub');
      const worktree = await house.open('t1');
      put(worktree.folder, 'x.txt', 'x\n');
      expect(await house.commit(worktree, 't1')).toEqual({ kind: 'ok', value: undefined });
      expect(valueOf(await house.worktrees.describe(house.project, worktree)).commits).toHaveLength(1);
    });
  });

  describe('working in one', () => {
    it('has the branch of its task and none of the project’s other files', async () => {
      const worktree = await house.open('abc123');
      put(house.project, 'secret.txt', 'secret\n');
      const { printed } = await house.shell(
        worktree,
        'abc123',
        `git branch --show-current; ls -A ${JSON.stringify(house.project)}; ls -A ..`,
      );
      expect(printed).toBe(`${worktree.branch}\n.git\nabc123\n`);
    });

    it('cannot write what git would run outside', async () => {
      const worktree = await house.open('abc123');
      const repository = join(house.project, '.git');
      const before = readFileSync(join(repository, 'config'), 'utf8');
      const attempts = [
        'git config core.fsmonitor /tmp/x',
        'git config --worktree core.fsmonitor /tmp/x',
        `echo x > ${JSON.stringify(repository)}/hooks/pre-commit`,
        `mv ${JSON.stringify(repository)}/hooks ${JSON.stringify(repository)}/old`,
        `echo x > ${JSON.stringify(repository)}/info/attributes`,
        `echo x > ${JSON.stringify(repository)}/commondir`,
        `echo x > "$(git rev-parse --git-dir)/commondir"`,
        `rm "$(git rev-parse --git-dir)/commondir"`,
        'rm -f .git',
        'mv .git old',
        'echo gitdir: /tmp > .git',
        'git update-ref refs/heads/main HEAD^',
      ];
      for (const attempt of attempts)
        expect([attempt, (await house.shell(worktree, 'abc123', `(${attempt}) 2>/dev/null`)).code]).not.toEqual([attempt, 0]);
      expect(readFileSync(join(repository, 'config'), 'utf8')).toBe(before);
    });

    it('marks the agent’s own commits as the task’s, in the name of whoever asked for it', async () => {
      const worktree = await house.open('abc123');
      expect((await house.shell(worktree, 'abc123', 'echo x > x; git add x; git commit -q --no-verify -m "Add x"')).printed).toBe('');
      const shown = git(house.project, 'log', '-1', '--format=%an|%ae|%cn|%s|%(trailers:key=Parley-Task,valueonly)', worktree.branch);
      expect(shown).toBe('Анна  Root|noreply@parley.invalid|Parley|Add x|abc123');
    });

    it('goes on when somebody packs the branches of the project', async () => {
      const worktree = await house.open('abc123');
      git(house.project, 'pack-refs', '--all');
      expect(await house.shell(worktree, 'abc123', 'echo x > x; git add x; git commit -q -m x')).toEqual({ printed: '', code: 0 });
    });

    it('lets two tasks work side by side', async () => {
      const [one, two] = await Promise.all([house.open('one'), house.open('two')]);
      const work = 'for n in 1 2 3 4 5; do echo $PARLEY_TASK > f$n; git add -A; git commit -q -m "$PARLEY_TASK $n" || exit 1; done';
      expect(await Promise.all([house.shell(one, 'one', work), house.shell(two, 'two', work)])).toEqual([
        { printed: '', code: 0 },
        { printed: '', code: 0 },
      ]);
      for (const [id, worktree] of [
        ['one', one],
        ['two', two],
      ] as const) {
        const { commits } = valueOf(await house.worktrees.describe(house.project, worktree));
        expect(commits.map(({ subject }) => subject)).toEqual([1, 2, 3, 4, 5].map((n) => `${id} ${n}`));
      }
      expect(git(house.project, 'status', '--porcelain')).toBe('');
    });
  });
});
