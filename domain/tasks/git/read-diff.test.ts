import { describe, expect, test } from 'vitest';

import { ConflictError, UnknownIdError } from '../../errors.ts';
import type { GitOutcome } from '../../ports/git-outcome.ts';
import { makeRedactor } from '../../redaction/redactor.ts';
import { aPerson, aProject, aTask, uuid } from '../../testing/fixtures.ts';
import { as, furnish, makeDomainWorld } from '../../testing/domain-world.ts';
import type { Task } from '../task.ts';
import { makeReadDiff } from './read-diff.ts';

const [FIRST, LAST] = ['a'.repeat(40), 'b'.repeat(40)];
const ANNA = aPerson();
const BORIS = aPerson({ id: uuid(99), name: 'Boris' });
const WORKTREE = { folder: '/w', branch: 'parley/x', base: 'c'.repeat(40), into: 'main' };
const commits = [FIRST, LAST].map((hash) => ({ hash, subject: 'Work' }));
const DONE = {
  state: 'succeeded',
  worktree: WORKTREE,
  result: { exitCode: null, summary: 'Done.', evidence: { commands: [], filesWritten: [], commits, diffStat: null } },
} as const satisfies Partial<Task>;

async function world(task: Partial<Task>, answer: GitOutcome<string> = { kind: 'ok', value: '+key=hunter2hunter2\n' }) {
  const ports = await furnish(makeDomainWorld());
  await ports.tasks.add(aTask({ id: 'abc234', ...task }));
  const asked: string[][] = [];
  const branches = {
    ...ports.branches,
    changes: async (...args: string[]) => (asked.push(args), answer),
    check: async () => ({ kind: 'ok', value: undefined }) as const,
  };
  return { asked, read: makeReadDiff({ ...ports, branches, redactor: makeRedactor({ secrets: ['hunter2hunter2'] }) }) };
}

describe('the changes of a task', () => {
  test('I10: are read from its first commit to its last, without secrets', async () => {
    const { read, asked } = await world(DONE);
    const diff = await read(as(ANNA), 'abc234');
    expect(diff).toMatch(/^\+key=/);
    expect(diff).not.toContain('hunter2');
    expect(asked).toEqual([[aProject().folder, FIRST, LAST]]);
  });

  test.each([
    ['it has not ended', { worktree: WORKTREE }],
    ['it has committed nothing', { ...DONE, result: { exitCode: 0, summary: '', evidence: null } }],
    ['its branch is discarded', { ...DONE, worktree: { ...WORKTREE, isRemoved: true } }],
  ])('are none when %s', async (_why, task) => {
    const { read, asked } = await world(task as Partial<Task>);
    expect([await read(as(ANNA), 'abc234'), asked]).toEqual([null, []]);
  });

  test('that git will not show are told in words', async () => {
    const { read } = await world(DONE, { kind: 'refused', message: { en: 'It is broken.', ru: 'Всё сломалось.' } });
    await expect(read(as(ANNA), 'abc234')).rejects.toThrow(ConflictError);
  });

  test('I7: are nobody else’s', async () => {
    const { read } = await world(DONE);
    await expect(read(as(BORIS), 'abc234')).rejects.toThrow(UnknownIdError);
    await expect(read(null, 'abc234')).rejects.toThrow();
  });
});
