import { expect, test } from 'vitest';

import type { TaskProgress } from '../tasks/task-progress.ts';
import { TASK_STAGES } from '../tasks/task-progress.ts';
import { aTask, NOON } from '../testing/fixtures.ts';
import { taskLine } from './task-line.ts';

const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);
const VIEW = { language: 'en', now: later(125) } as const;
const PROMPT = { kind: 'prompt', prompt: 'Fix *it*\nnow', model: null, template: null, continues: null } as const;
const progress = (stage: TaskProgress['stage']): TaskProgress => ({ stage, detail: null, since: NOON, aliveAt: NOON, plan: [] });
const LIMITS = { ...aTask().limits, budget: 1_000_000_000 };

test('a running task shows its stage in words, how long it runs, and its cost of the budget', () => {
  const task = aTask({
    work: PROMPT,
    limits: LIMITS,
    state: 'running',
    startedAt: NOON,
    spent: 120_000_000,
    progress: progress('testing'),
  });
  expect(taskLine(task, null, VIEW)).toBe('- `abc234` running (testing) · 2 min 5 s · $0.12 of $1.00: Fix \\*it\\* now');
  expect(taskLine(task, null, { ...VIEW, language: 'ru' })).toContain('выполняется (проверяет) · 2 мин 5 с · $0.12 из $1.00');
});

test('one that waits shows its place in the queue and what it waits for; an ended one how long it took', () => {
  expect(taskLine(aTask({ work: PROMPT, limits: LIMITS }), { ahead: 3, waitsFor: 'worker' }, VIEW)).toBe(
    '- `abc234` queued · waits for a free worker · 3 before it · $0.00 of $1.00: Fix \\*it\\* now',
  );
  const waiting = aTask({ work: { kind: 'command', command: 'ls' }, state: 'waiting' });
  expect(taskLine(waiting, { ahead: 0, waitsFor: 'dependency' }, { ...VIEW, language: 'ru' })).toBe(
    '- `abc234` ждёт · идёт после другой задачи: $ ls',
  );
  const ended = aTask({ ...waiting, state: 'failed', startedAt: NOON, endedAt: later(3), progress: progress('running') });
  expect(taskLine(ended, null, VIEW)).toBe('- `abc234` failed · 3 s: $ ls');
});

test('every stage makes one line, in both languages', () => {
  for (const language of ['en', 'ru'] as const)
    for (const stage of TASK_STAGES) {
      const line = taskLine(aTask({ work: PROMPT, state: 'running', startedAt: NOON, progress: progress(stage) }), null, {
        ...VIEW,
        language,
      });
      expect(line).toMatch(/^- [^\n]+\([^()]+\)[^\n]+$/);
    }
});
