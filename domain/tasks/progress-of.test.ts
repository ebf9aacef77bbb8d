import { describe, expect, test } from 'vitest';

import { makeManualClock } from '../testing/manual-clock.ts';
import { progressOf } from './progress-of.ts';
import { ProgressReporter } from './progress-reporter.ts';
import type { RunEvent } from './run-event.ts';
import type { TaskProgress } from './task-progress.ts';

const EARLY = new Date('2026-11-23T12:00:00Z');
const LATE = new Date('2026-11-23T12:01:00Z');
const PLAN = [{ text: 'Починить', state: 'doing' }] as const;
const BEFORE: TaskProgress = { stage: 'exploring', detail: 'a.ts', since: EARLY, aliveAt: EARLY, plan: PLAN };

describe('what a task is doing', () => {
  test.each<[RunEvent, TaskProgress['stage'], string | null]>([
    [{ kind: 'started', plan: PLAN }, 'starting', null],
    [{ kind: 'model-called', isLast: false }, 'waiting-for-model', null],
    [{ kind: 'model-called', isLast: true }, 'wrapping-up', null],
    [{ kind: 'tool-called', stage: 'editing', detail: 'имя.ts' }, 'editing', 'имя.ts'],
    [{ kind: 'tool-called', stage: null, detail: 'x' }, 'exploring', 'a.ts'],
    [{ kind: 'command-begun', command: 'ls' }, 'running', 'ls'],
    [{ kind: 'command-begun', command: 'npm test' }, 'testing', 'npm test'],
    [{ kind: 'command-begun', command: 'git commit -m x' }, 'committing', 'git commit -m x'],
    [{ kind: 'approval-asked', action: 'rm -rf build' }, 'waiting-for-approval', 'rm -rf build'],
    [{ kind: 'approval-decided' }, 'running', null],
  ])('%j', (event, stage, detail) => {
    const isSame = stage === BEFORE.stage && detail === BEFORE.detail;
    expect(progressOf(BEFORE, event, LATE)).toEqual({ stage, detail, since: isSame ? EARLY : LATE, aliveAt: LATE, plan: PLAN });
  });

  test.each<RunEvent>([{ kind: 'alive' }, { kind: 'command-ended', command: 'ls', exitCode: 0 }])('%j is a sign of life only', (event) => {
    expect(progressOf(BEFORE, event, LATE)).toEqual({ ...BEFORE, aliveAt: LATE });
  });

  test('begins from nothing, and a new plan takes the place of the old one', () => {
    const first = progressOf(null, { kind: 'alive' }, EARLY);
    expect(first).toEqual({ stage: 'starting', detail: null, since: EARLY, aliveAt: EARLY, plan: [] });
    expect(progressOf(first, { kind: 'planned', items: PLAN }, LATE)).toEqual({ ...first, aliveAt: LATE, plan: PLAN });
  });
});

describe('telling it', () => {
  function world() {
    const clock = makeManualClock();
    const told: string[] = [];
    const reporter = new ProgressReporter({
      clock,
      before: null,
      report: async ({ stage, detail }) => void told.push(`${clock.monotonic()} ${stage} ${detail ?? ''}`.trim()),
    });
    return { clock, told, reporter };
  }

  test('happens at once, then once a second at most, and never leaves the last of it out', async () => {
    const { clock, told, reporter } = world();
    for (let n = 0; n < 50; n += 1) {
      reporter.note({ kind: 'command-begun', command: `echo ${n}` });
      await clock.advance(100);
    }
    await reporter.close();
    expect(told.slice(0, 3)).toEqual(['0 running echo 0', '1000 running echo 9', '2000 running echo 19']);
    expect(told.length).toBeLessThanOrEqual(7);
    expect(told.at(-1)).toBe('5000 running echo 49');
    expect(clock.sleepers).toBe(0);
  });

  test('what changes nothing is told every ten seconds', async () => {
    const { clock, told, reporter } = world();
    for (let n = 0; n < 300; n += 1) {
      reporter.note({ kind: 'alive' });
      await clock.advance(100);
    }
    expect(told).toHaveLength(3);
    await reporter.close();
    expect(told).toHaveLength(4);
  });

  test('after the close nothing is told any more', async () => {
    const { told, reporter } = world();
    reporter.note({ kind: 'started', plan: [] });
    await reporter.close();
    reporter.note({ kind: 'command-begun', command: 'ls' });
    await reporter.close();
    expect(told).toHaveLength(2);
  });
});
