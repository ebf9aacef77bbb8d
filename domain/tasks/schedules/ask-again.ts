import type { Language } from '../../access/person.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Schedule } from '../schedule.ts';
import { forecastTask } from '../submit/forecast-task.ts';
import type { ForecastTaskDeps } from '../submit/forecast-task.ts';
import { firstAfter } from './first-after.ts';

export interface AskAgainDeps extends ForecastTaskDeps, Pick<Ports, 'projects' | 'clock'> {}

interface Edited {
  readonly before: Schedule;
  readonly after: Schedule;
  /** Whether whoever edits it says yes to what it may cost. */
  readonly isConfirmed: boolean;
}

/**
 * The edited schedule, paused with a question where it may now spend more than somebody said yes to; one that waited for a yes goes on when it needs none
 * any more.
 */
export async function askAgain(deps: AskAgainDeps, { before, after, isConfirmed }: Edited, language: Language): Promise<Schedule> {
  const waited = before.plan.confirmation !== null;
  if (after === before || (!waited && after.plan.limits.budget <= before.plan.limits.budget)) return after;
  const projectName = (await deps.projects.get(after.plan.projectId))?.name ?? '–';
  const { question, isAsked } = await forecastTask(deps, { ...after.plan, projectName, isScheduled: true }, language);
  if (isAsked && !isConfirmed) return { ...after, plan: { ...after.plan, confirmation: question }, state: 'paused', nextAt: null };
  return waited ? (confirmed(after, deps.clock.now()) ?? after) : after;
}

/** The schedule that somebody has said yes to, from now on; null: its only time has passed. */
export function confirmed(schedule: Schedule, now: Date): Schedule | null {
  const nextAt = firstAfter(schedule.time, { now, lastFiredAt: schedule.lastFiredAt });
  return nextAt === null ? null : { ...schedule, plan: { ...schedule.plan, confirmation: null }, state: 'active', nextAt };
}
