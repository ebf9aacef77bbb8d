import type { Person } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { budgetOf } from '../plan-task.ts';
import { checkedText } from '../submit/task-text.ts';
import type { MissedPolicy, Schedule, ScheduleTime } from '../schedule.ts';
import type { TaskWork } from '../task.ts';
import { firstAfter } from './first-after.ts';
import { readTime } from './read-time.ts';
import { SCHEDULE_TEXTS } from './schedule-texts.ts';

/** Null: it stays as it is. */
export interface ScheduleEdit {
  readonly cron: string | null;
  readonly at: string | null;
  readonly zone: string | null;
  readonly prompt: string | null;
  readonly command: string | null;
  /** US dollars for each task. */
  readonly budgetUsd: number | null;
  readonly missed: MissedPolicy | null;
}

/** The schedule as it is after an edit; the same object when nothing is named. Throws InvalidInputError with the place and a right example. */
export function editedSchedule(schedule: Schedule, edit: ScheduleEdit, { person, now }: { person: Person; now: Date }): Schedule {
  if (Object.values(edit).every((value) => value === null)) return schedule;
  const time = timeAfter(schedule.time, edit, person, now);
  const limits = { ...schedule.plan.limits, budget: budgetOf(edit.budgetUsd, schedule.plan.limits.budget) };
  const plan = { ...schedule.plan, limits, work: workAfter(schedule, edit, person) };
  const edited = { ...schedule, plan, time, missed: edit.missed ?? schedule.missed };
  if (time === schedule.time || schedule.state === 'paused') return edited;
  return { ...edited, state: 'active', nextAt: firstAfter(time, { now, lastFiredAt: schedule.lastFiredAt }) };
}

/** A zone alone moves the same hours to another clock. */
function timeAfter(time: ScheduleTime, { cron, at, zone }: ScheduleEdit, person: Person, now: Date): ScheduleTime {
  if (cron === null && at === null && zone === null) return time;
  const reading = { language: person.language, usualZone: time.zone, now };
  if (cron !== null || at !== null) return readTime({ cron, at, zone }, reading);
  if (time.kind === 'cron') return readTime({ cron: time.expression, at, zone }, reading);
  throw new InvalidInputError('at', SCHEDULE_TEXTS[person.language].zoneAlone);
}

/** A prompt that replaces one made from a template is written by hand. */
function workAfter({ id, plan: { work } }: Schedule, { prompt, command }: ScheduleEdit, { language }: Person): TaskWork {
  const texts = SCHEDULE_TEXTS[language];
  if (prompt !== null && work.kind === 'command') throw new InvalidInputError('prompt', texts.notAPrompt(id));
  if (command !== null && work.kind === 'prompt') throw new InvalidInputError('command', texts.notACommand(id));
  if (prompt !== null && work.kind === 'prompt') return { ...work, prompt: checkedText('prompt', prompt, language), template: null };
  return command === null || work.kind === 'prompt' ? work : { ...work, command: checkedText('command', command, language) };
}
