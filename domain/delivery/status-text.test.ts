import { expect, test } from 'vitest';

import { aTask, NOON } from '../testing/fixtures.ts';
import type { TaskProgress } from '../tasks/task-progress.ts';
import { statusText } from './status-text.ts';

const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);
const PROGRESS: TaskProgress = { stage: 'running', detail: 'npm *run* build', since: NOON, aliveAt: NOON, plan: [] };
const RUNNING = aTask({ state: 'running', startedAt: NOON, progress: PROGRESS, spent: 120_000_000 });
const VIEW = { language: 'en', audience: 'private', now: later(47), before: 'Task is queued.' } as const;

test('before its start a task shows what was said of it; then its stage, time in steps, and cost', () => {
  expect(statusText(aTask(), [], VIEW)).toBe('Task is queued.');
  expect(statusText(RUNNING, [], VIEW)).toBe('`abc234` running a command: npm \\*run\\* build · 40 s · $0.12');
  expect(statusText(RUNNING, [], { ...VIEW, audience: 'group' })).toContain('· 30 s ·');
  expect(statusText(RUNNING, [], { ...VIEW, language: 'ru', now: later(3_725) })).toContain(
    'выполняет команду: npm \\*run\\* build · 1 ч 2 мин',
  );
});

test('a task that shows no sign of life, or waits, says so', () => {
  expect(statusText(RUNNING, [], { ...VIEW, now: later(250) })).toContain('No sign of life for 4 min.');
  expect(statusText(RUNNING, [], { ...VIEW, now: later(119) })).not.toContain('No sign');
  const waiting = aTask({ ...RUNNING, state: 'waiting', reason: { code: 'task.waiting.approval', message: 'May it?\nYes.' } });
  expect(statusText(waiting, [], { ...VIEW, now: later(999) })).toBe('`abc234` waiting: May it? Yes. · 16 min 30 s · $0.12');
});

test('of a long plan and a huge line only so much is shown', () => {
  const plan = Array.from({ length: 20 }, (_, n) => ({ text: `шаг ${n} ${'ж'.repeat(500)}`, state: 'open' }) as const);
  const line = { number: 1, at: NOON, kind: 'stderr', text: '😀'.repeat(5_000) } as const;
  const stage = { number: 2, at: NOON, kind: 'stage', text: 'exploring' } as const;
  const text = statusText({ ...RUNNING, progress: { ...PROGRESS, plan } }, [line, stage], VIEW);
  expect(text).toContain('… and 8 more');
  expect(text.length).toBeLessThan(2_000);
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toContain('exploring');
});
