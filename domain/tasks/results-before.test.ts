import { expect, test } from 'vitest';

import { aTask } from '../testing/fixtures.ts';
import type { Task } from './task.ts';
import { resultsBefore, variablesBefore } from './results-before.ts';

const result = (summary: string) => ({
  summary,
  exitCode: 0,
  evidence: { commands: [], filesWritten: ['a.txt'], commits: [], diffStat: null },
});
const after = (...ids: readonly string[]): Task['after'] => ids.map((taskId) => ({ taskId, when: 'success' as const }));

function among(...tasks: readonly Task[]) {
  return { tasks: { get: async (id: string) => tasks.find((each) => each.id === id) ?? null } };
}

test('a command finds what came of the tasks before it in its environment, and nothing where there are none', async () => {
  const first = aTask({ id: 'first2', state: 'succeeded', result: result('Готово: "всё"\n') });
  const { PARLEY_AFTER } = await variablesBefore(among(first), aTask({ after: after('first2', 'gone23') }));
  expect(JSON.parse(PARLEY_AFTER ?? '')).toEqual([
    { id: 'first2', state: 'succeeded', reason: null, exitCode: 0, branch: null, filesWritten: ['a.txt'], summary: 'Готово: "всё"\n' },
  ]);
  expect(await variablesBefore(among(), aTask())).toEqual({});
  expect(await resultsBefore(among(), aTask())).toBe('');
});

test('as many results as an environment has room for, and no zero byte, which it cannot hold', async () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    aTask({ id: `task${String(at)}`, state: 'succeeded', result: result(`\0${'я'.repeat(9_000)}`) }),
  );
  const { PARLEY_AFTER = '' } = await variablesBefore(among(...many), aTask({ after: after(...many.map(({ id }) => id)) }));
  expect(Buffer.byteLength(PARLEY_AFTER)).toBeLessThanOrEqual(60_000);
  expect(PARLEY_AFTER).not.toContain('\0');
  expect(JSON.parse(PARLEY_AFTER)).toHaveLength(7);
});
