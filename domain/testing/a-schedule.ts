import type { Schedule } from '../tasks/schedule.ts';
import { aTask, NOON } from './fixtures.ts';

/** By default Anna's, to run a command each day at nine in Berlin, first on 24 November 2026. */
export function aSchedule(change: Partial<Schedule> = {}): Schedule {
  const { projectId, personId, conversationId, work, limits, branch, confirmation, retries } = aTask();
  return {
    id: 'sched234',
    plan: { projectId, personId, conversationId, work, limits, branch, confirmation, retries },
    time: { kind: 'cron', expression: '0 9 * * *', zone: 'Europe/Berlin' },
    missed: 'run-once',
    state: 'active',
    nextAt: new Date('2026-11-24T08:00:00Z'),
    lastFiredAt: null,
    lastTaskId: null,
    createdAt: NOON,
    ...change,
  };
}
