import type { TaskDetails } from '../tasks/task-documents.ts';

/** By default a command that runs. */
export function aTask(change: Partial<TaskDetails> = {}): TaskDetails {
  return {
    id: 'VGFzazphYmMyMzQ=',
    shortId: 'abc234',
    state: 'RUNNING',
    attempt: 1,
    prompt: null,
    command: 'echo hello',
    budgetUsd: 1,
    spentUsd: 0,
    createdAt: '2026-11-23T12:00:00.000Z',
    startedAt: '2026-11-23T12:00:01.000Z',
    endedAt: null,
    lastLine: 0,
    isMine: true,
    retryOf: null,
    project: { id: 'p', name: 'demo' },
    reason: null,
    result: null,
    stage: null,
    queue: null,
    after: [],
    dependents: [],
    template: null,
    branch: null,
    diffStat: null,
    firstTry: null,
    retries: 0,
    continues: null,
    plan: [],
    evidence: null,
    commits: [],
    schedule: null,
    ...change,
  };
}
