import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { git, HAS_GIT } from '../../adapters/workspace/testing/git-house.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { CREATE_TASK } from './documents.ts';
import type { CreatedTask } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const WORK = `query ($id: ID!) { task(id: $id) { shortId state branch commits { hash subject } diffStat reason { message } } }`;
const end = (verb: 'mergeTask' | 'discardTask') =>
  `mutation ($id: ID!) { ${verb}(input: { id: $id }) { __typename ... on Error { message } } }`;

interface Work {
  readonly task: {
    readonly shortId: string;
    readonly state: string;
    readonly branch: string | null;
    readonly commits: readonly { readonly hash: string; readonly subject: string }[];
    readonly diffStat: string | null;
    readonly reason: { readonly message: string } | null;
  };
}

describe.skipIf(!HAS_GIT)('tasks of a git project, in the program that people run', () => {
  let dataDir: string;
  let project: string;
  let database: TestDatabase;
  const programs: Program[] = [];
  const start = async (env: Record<string, string> = {}): Promise<Program> => {
    const program = await startProgram({ dataDir, env: { ...env, PARLEY_DATABASE_URL: database.url } });
    programs.push(program);
    return program;
  };
  const submit = async (program: Program, command: string): Promise<string> =>
    (await ask<CreatedTask>(program, CREATE_TASK, { input: { project: 'demo', command } })).createTask.task.id;
  const ended = async (program: Program, id: string): Promise<Work['task']> => {
    for (;;) {
      const { task } = await ask<Work>(program, WORK, { id });
      if (['SUCCEEDED', 'FAILED', 'STOPPED'].includes(task.state)) return task;
      await sleep(50);
    }
  };
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'parley-worktrees-'));
    project = join(dataDir, 'workspace/demo');
    mkdirSync(project, { recursive: true });
    git(project, 'init', '-q');
    writeFileSync(join(project, 'readme.md'), 'one\n');
    git(project, 'add', '.');
    git(project, 'commit', '-q', '-m', 'First');
    writeFileSync(join(project, 'mine.txt'), 'uncommitted\n');
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.end('SIGTERM');
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('works on two tasks side by side, leaves the dirty project as it is, merges one and discards both', async () => {
    const program = await start();
    // Each waits for the other by the branch that it has.
    const waits = (n: number) => `until [ $(git branch --list 'parley/*' | wc -l) = 2 ]; do sleep 0.1; done; ls -A; echo ${n} > f${n}`;
    const ids = [await submit(program, waits(1)), await submit(program, waits(2))];
    const [one, two] = await Promise.all([ended(program, ids[0] ?? ''), ended(program, ids[1] ?? '')]);
    expect([one.state, two.state]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    for (const task of [one, two]) {
      expect(task.branch).toMatch(new RegExp(`^parley/${task.shortId}-`));
      expect(task.commits.map(({ hash }) => hash)).toEqual([git(project, 'rev-parse', task.branch ?? '')]);
      expect(task.diffStat).toContain('1 file changed');
      expect(git(project, 'log', '-1', '--format=%(trailers:key=Parley-Task,valueonly)', task.branch ?? '')).toBe(task.shortId);
    }
    expect(git(project, 'status', '--porcelain')).toBe('?? mine.txt');
    expect(await ask(program, end('mergeTask'), { id: ids[0] })).toEqual({ mergeTask: { __typename: 'MergeTaskPayload' } });
    expect(existsSync(join(project, 'f1'))).toBe(true);
    expect(await ask(program, end('mergeTask'), { id: ids[1] })).toEqual({
      mergeTask: { __typename: 'ConflictError', message: expect.stringContaining('moved on by 1 commit') },
    });
    for (const id of ids)
      expect(await ask(program, end('discardTask'), { id })).toEqual({ discardTask: { __typename: 'DiscardTaskPayload' } });
    expect(git(project, 'branch', '--list', 'parley/*')).toBe('');
    expect(readdirSync(join(dataDir, 'workspace/.worktrees/demo'))).toEqual([]);
    expect(git(project, 'status', '--porcelain')).toBe('?? mine.txt');
  });

  it.each(['before.worktree.open', 'after.worktree.open', 'before.worktree.commit', 'after.worktree.commit'])(
    'I1: killed at %s, the task ends once with exactly its one commit',
    async (point) => {
      const doomed = await start({ PARLEY_TEST_CRASH_AT: point });
      const id = await submit(doomed, 'echo work > work.txt');
      expect(await doomed.ended, doomed.output()).toBe('SIGKILL');
      const task = await ended(await start(), id);
      expect(task).toMatchObject({ state: 'SUCCEEDED', commits: [{ subject: '$ echo work > work.txt' }] });
      expect(git(project, 'branch', '--list', 'parley/*').split('\n')).toHaveLength(1);
      expect(git(project, 'status', '--porcelain')).toBe('?? mine.txt');
    },
  );
});
