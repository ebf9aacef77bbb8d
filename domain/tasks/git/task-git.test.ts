import { describe, expect, test } from 'vitest';

import type { CrashPoint } from '../../ports/crash-points.ts';
import type { GitOutcome } from '../../ports/git-outcome.ts';
import type { Worktrees } from '../../ports/worktrees.ts';
import { SECRET } from '../../testing/agent-world.ts';
import { present } from '../../testing/contracts/world.ts';
import { ANNA, as, BORIS, OWNER } from '../../testing/domain-world.ts';
import { aConversation, aTask, uuid } from '../../testing/fixtures.ts';
import { exits, makeScriptedSandbox } from '../../testing/scripted-sandbox.ts';
import { makeWholeWorld } from '../../testing/whole-world.ts';
import type { Task } from '../task.ts';
import type { Worktree } from '../worktree.ts';
import { keepStoppedWork, watchStoppedWork } from './keep-stopped-work.ts';
import { tellCommits } from './tell-commits.ts';
import { tidyWorktrees } from './tidy-worktrees.ts';

const WORKTREE: Worktree = { folder: '/workspace/.worktrees/demo/abc234', branch: 'parley/abc234-x', base: 'b'.repeat(40), into: 'main' };
const DONE: GitOutcome<void> = { kind: 'ok', value: undefined };
const COMMITS = [{ hash: 'a'.repeat(40), subject: `Fix \`it\` with ${SECRET}` }];
const DIFF_STAT = ' a.ts | 1 +\n 1 file changed, 1 insertion(+)\n';

/** Git that does nothing and remembers what it was asked for. */
function fakeGit(change: Partial<Worktrees> = {}) {
  const asked: unknown[] = [];
  const worktrees: Worktrees = {
    open: async (_folder, task) => (asked.push(['open', task]), { kind: 'ok', value: WORKTREE }),
    commit: async (_folder, _worktree, of) => (asked.push(['commit', of]), DONE),
    describe: async () => ({ kind: 'ok', value: { commits: COMMITS, diffStat: DIFF_STAT } }),
    merge: async () => (asked.push(['merge']), DONE),
    discard: async () => (asked.push(['discard']), DONE),
    tidy: async (folder) => (asked.push(['tidy', folder]), { kind: 'ok', value: true }),
    kept: async () => [],
    ...change,
  };
  return { worktrees, asked };
}

interface Options {
  readonly git?: Partial<Worktrees>;
  readonly task?: Partial<Task>;
  readonly exit?: number;
  readonly onReach?: (point: CrashPoint) => void;
}

async function world({ git = {}, task = {}, exit = 0, onReach }: Options = {}) {
  const { worktrees, asked } = fakeGit(git);
  const sandbox = makeScriptedSandbox(() => exits(exit));
  const ports = await makeWholeWorld({ sandbox, worktrees, ...(onReach === undefined ? {} : { onReach }) });
  await ports.conversations.ensure(aConversation());
  await ports.tasks.add(aTask({ id: 'abc234', conversationId: uuid(10), ...task }));
  const run = async (): Promise<Task> => {
    const claimed = present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now()));
    await ports.runTask(claimed, new AbortController().signal);
    return present(await ports.tasks.get('abc234'));
  };
  return { ports, asked, sandbox, run };
}

describe('a task in a git project', () => {
  test('works in a worktree of its own, and what it leaves uncommitted is committed', async () => {
    const { asked, sandbox, run } = await world({ task: { branch: 'dev' } });
    const task = await run();
    expect(task).toMatchObject({ state: 'succeeded', worktree: WORKTREE });
    expect(asked).toEqual([
      ['open', { id: 'abc234', title: '$ echo hello', from: 'dev' }],
      ['commit', { taskId: 'abc234', subject: '$ echo hello', author: expect.any(String) }],
    ]);
    expect(sandbox.commands).toEqual([
      expect.objectContaining({ folder: WORKTREE.folder, checkout: expect.objectContaining({ taskId: 'abc234' }) }),
    ]);
  });

  test('I10: lists its commits in its result, without secrets, also when it failed', async () => {
    const { run } = await world({ exit: 3 });
    const { state, result } = await run();
    expect(state).toBe('failed');
    expect(result?.evidence).toMatchObject({ commands: [{ exitCode: 3 }], diffStat: DIFF_STAT });
    expect(result?.evidence?.commits).toHaveLength(1);
    expect(JSON.stringify(result)).not.toContain(SECRET);
  });

  test('works in the project’s folder itself where there is nothing to check out', async () => {
    const { sandbox, run } = await world({ git: { open: async () => ({ kind: 'ok', value: null }) } });
    expect(await run()).toMatchObject({ state: 'succeeded', worktree: null });
    expect(sandbox.commands).toEqual([expect.objectContaining({ folder: '/workspace/demo' })]);
  });

  test('fails before anything runs when its branch is not there', async () => {
    const { sandbox, run } = await world({
      git: { open: async () => ({ kind: 'refused', message: { en: 'There is no branch "x".', ru: 'Ветки «x» нет.' } }) },
    });
    expect(await run()).toMatchObject({
      state: 'failed',
      reason: { code: 'task.no-worktree', message: 'Ветки «x» нет.' },
    });
    expect(sandbox.commands).toEqual([]);
  });

  test('I10: keeps the work of a task that was stopped while it ran, and lists its commits, without secrets', async () => {
    const { ports, asked } = await world();
    const claimed = present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now()));
    await ports.taskReports.keepWorktree('abc234', claimed.fence, WORKTREE);
    await ports.useCases.stopTask(as(ANNA), 'abc234');
    expect(asked).toEqual([]);
    await ports.runTask(claimed, new AbortController().signal);
    expect(asked).toContainEqual(['commit', expect.objectContaining({ taskId: 'abc234' })]);
    const { state, result } = present(await ports.tasks.get('abc234'));
    expect(state).toBe('stopped');
    expect(result?.evidence).toMatchObject({ commits: [{ hash: 'a'.repeat(40) }], diffStat: DIFF_STAT });
    expect(JSON.stringify(result)).not.toContain(SECRET);
    expect(ports.doorbell.rung.filter((topic) => topic === 'task:abc234').length).toBeGreaterThan(1);
    const told = (await ports.conversationLog.read(uuid(10), 0, 10)).map(({ body }) => (body.kind === 'notice' ? body.text : ''));
    expect(told).toEqual([
      'Остановлено: Аня.',
      expect.stringMatching(/^То, что задача `abc234` успела сделать до остановки, сохранено\.\n\n[^]*`aaaaaaaa`[^]*\/task merge abc234/),
    ]);
    expect(told.join('')).not.toContain(SECRET);
    await keepStoppedWork(ports, 'abc234');
    expect(await ports.conversationLog.last(uuid(10))).toBe(told.length);
  });

  test('keeps the work of a task that was stopped between two attempts, or whose worker died before it could', async () => {
    const started = { worktree: WORKTREE, startedAt: new Date(0) } as const;
    const between = await world({ task: { ...started, state: 'interrupted' } });
    expect(await between.ports.useCases.stopTask(as(ANNA), 'abc234')).toMatchObject({
      state: 'stopped',
      result: { evidence: { diffStat: DIFF_STAT } },
    });
    const died = await world({ task: { ...started, state: 'stopped', endedAt: new Date(0) } });
    const end = watchStoppedWork(died.ports);
    await expect.poll(async () => (await died.ports.tasks.get('abc234'))?.result?.evidence?.commits).toHaveLength(1);
    await end();
  });

  test('looks again as long as git refuses, but not for ever, and leaves alone what somebody may still write to', async () => {
    const refuses = async (): Promise<GitOutcome<void>> => ({ kind: 'refused', message: { en: 'locked', ru: 'заперто' } });
    const { ports, asked } = await world({
      git: { commit: refuses },
      task: { worktree: WORKTREE, state: 'stopped', startedAt: new Date(0), endedAt: new Date('2026-11-23T12:00:00Z') },
    });
    await keepStoppedWork(ports, 'abc234');
    expect(await ports.tasks.get('abc234')).toMatchObject({ result: null });
    expect(await ports.endedTasks.withoutResult(ports.clock.now(), 10)).toEqual([]);
    await ports.clock.advance(3_600_000);
    await keepStoppedWork(ports, 'abc234');
    expect(await ports.tasks.get('abc234')).toMatchObject({ result: { evidence: { diffStat: DIFF_STAT } } });
    await keepStoppedWork({ ...ports, worktrees: null }, 'abc234');
    expect(asked).toEqual([]);
  });
});

describe('merging and discarding', () => {
  const ended = { state: 'succeeded', worktree: WORKTREE, personId: ANNA.id } as const;

  test('are for whoever asked for the task, and for admins', async () => {
    const { ports, asked } = await world({ task: ended });
    await expect(ports.useCases.mergeTask(as(BORIS), 'abc234')).rejects.toThrow('There is no such task');
    await expect(ports.useCases.discardTask(null, 'abc234')).rejects.toThrow('valid token');
    await ports.useCases.mergeTask(as(ANNA), 'abc234');
    expect(await ports.tasks.get('abc234')).toMatchObject({ worktree: { isMerged: true } });
    await ports.useCases.discardTask(as(OWNER), 'abc234');
    expect((await ports.tasks.get('abc234'))?.worktree).toEqual({ ...WORKTREE, isMerged: true, isRemoved: true });
    expect(asked).toEqual([['commit', expect.anything()], ['merge'], ['discard']]);
  });

  test('say why they cannot be done', async () => {
    const refused = await world({
      task: ended,
      git: { merge: async () => ({ kind: 'refused', message: { en: 'main has moved on.', ru: 'main ушла вперёд.' } }) },
    });
    await expect(refused.ports.useCases.mergeTask(as(ANNA), 'abc234')).rejects.toThrow('main ушла вперёд.');
    expect((await refused.ports.tasks.get('abc234'))?.worktree).toEqual(WORKTREE);
    const running = await world({ task: { ...ended, state: 'queued' } });
    await expect(running.ports.useCases.discardTask(as(ANNA), 'abc234')).rejects.toThrow(/abc234 .*(not ended yet|не закончена)/);
    const plain = await world({ task: { ...ended, worktree: null } });
    await expect(plain.ports.useCases.mergeTask(as(ANNA), 'abc234')).rejects.toThrow(/no branch of its own|нет своей ветки/);
  });
});

test('worktrees of tasks that ended long ago are tidied, and no others', async () => {
  const kept = ['abc234', 'new234', 'run234', 'gone23'].map((taskId) => ({ taskId, folder: taskId, worktree: WORKTREE }));
  const { ports, asked } = await world({ git: { kept: async () => kept }, task: { state: 'failed', endedAt: new Date(0) } });
  await ports.tasks.add(aTask({ id: 'new234', state: 'failed', endedAt: ports.clock.now() }));
  await ports.tasks.add(aTask({ id: 'run234', state: 'running' }));
  await tidyWorktrees(ports, 86_400_000)();
  expect(asked).toEqual([]);
  const end = tidyWorktrees(ports, 86_400_000);
  while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
  await end();
  expect(asked).toEqual([
    ['tidy', 'abc234'],
    ['tidy', 'gone23'],
  ]);
});

test.each([
  ['en', '7 commits, 1 file changed, 1 insertion(+):', 'Merge with `/task merge abc234`, or `/task discard abc234`.'],
  ['ru', 'Коммитов: 7, 1 file changed, 1 insertion(+):', 'Влить: `/task merge abc234`, убрать: `/task discard abc234`.'],
] as const)('the notice names the newest commits and what can be done with them, in %s', (language, first, last) => {
  const commits = Array.from({ length: 7 }, (_, n) => ({ hash: `${n}`.repeat(40), subject: `Step *${n}* \`x\`` }));
  const told = tellCommits({ commits, diffStat: DIFF_STAT }, 'abc234', language);
  expect(told.startsWith(first)).toBe(true);
  expect(told.endsWith(last)).toBe(true);
  expect(told).toContain("- `66666666` `Step *6* 'x'`");
  expect(tellCommits({ commits: [], diffStat: null }, 'abc234', language)).toBe('');
});
