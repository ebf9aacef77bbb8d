import type { Person } from '../../access/person.ts';
import { assertAccess } from '../../access/policy.ts';
import type { Action } from '../../access/actions.ts';
import type { Principal } from '../../access/principal.ts';
import { ConflictError, InvalidInputError, UnauthenticatedError, UnknownIdError } from '../../errors.ts';
import type { Ports } from '../../ports/ports.ts';
import type { NewTask } from '../new-task.ts';
import type { PlanTask } from '../plan-task.ts';
import type { MissedPolicy, Schedule } from '../schedule.ts';
import { TASK_CODE_LENGTH, taskIdOf } from '../task-id.ts';
import { askAgain, confirmed } from './ask-again.ts';
import type { AskAgainDeps } from './ask-again.ts';
import { editedSchedule } from './edited-schedule.ts';
import type { ScheduleEdit } from './edited-schedule.ts';
import { firstAfter } from './first-after.ts';
import { readTime } from './read-time.ts';
import type { WrittenTime } from './read-time.ts';
import { SCHEDULE_TEXTS } from './schedule-texts.ts';

export type { Schedule, ScheduleEdit };

const MOST_PER_PERSON = 100;
/** A schedule that fires at the same moment is read again this often. */
const MOST_TRIES = 3;

export interface NewSchedule extends WrittenTime {
  /** Its key, where it has one, makes the same schedule only once. */
  readonly task: NewTask;
  /** Null: run once. */
  readonly missed: MissedPolicy | null;
}

type SchedulesDeps = AskAgainDeps &
  Pick<Ports, 'schedules' | 'projects' | 'people' | 'clock' | 'ids' | 'doorbell' | 'logger'> & {
    readonly planTask: PlanTask;
  };

export type Schedules = ReturnType<typeof makeSchedules>;

/** Schedules, as far as somebody may see and change them. */
export function makeSchedules(deps: SchedulesDeps) {
  const find = makeFindSchedule(deps);
  const change = makeChangeSchedule(deps, find);
  return {
    /** Refuses bad input before anything is made. Above the configured amount it is paused until its person has said yes, by resuming it. */
    async create(principal: Principal | null, wanted: NewSchedule): Promise<Schedule> {
      assertAccess(principal, 'schedule.write');
      return create(deps, principal, wanted);
    },

    async get(principal: Principal | null, id: string): Promise<Schedule> {
      return find(principal, 'schedule.read', id);
    },

    /** The principal's and those of projects they are members of; with `everybody`, for admins, all. By their next time. */
    async list(principal: Principal | null, everybody: boolean): Promise<readonly Schedule[]> {
      assertAccess(principal, everybody ? 'schedule.read-all' : 'schedule.read');
      return deps.schedules.list(everybody ? 'everybody' : { personId: principal.personId });
    },

    /** It fires no more until it is resumed; what runs goes on. */
    async pause(principal: Principal | null, id: string): Promise<Schedule> {
      return change(principal, id, (schedule, person) => {
        if (schedule.state === 'done') throw new ConflictError(SCHEDULE_TEXTS[person.language].over(id));
        return { ...schedule, state: 'paused', nextAt: null };
      });
    },

    /** From now on: what it would have done meanwhile is not made up for. Also the yes to what it may cost. */
    async resume(principal: Principal | null, id: string): Promise<Schedule> {
      return change(principal, id, (schedule, person) => resumed(schedule, person, deps.clock.now()));
    },

    /** Changes what is named; a new time also revives one that was done, and a higher budget is asked about as at the beginning. */
    async edit(principal: Principal | null, id: string, edit: ScheduleEdit, isConfirmed = false): Promise<Schedule> {
      return change(principal, id, (before, person) => {
        const after = editedSchedule(before, edit, { person, now: deps.clock.now() });
        return askAgain(deps, { before, after, isConfirmed }, person.language);
      });
    },

    /** The tasks that it made stay. */
    async remove(principal: Principal | null, id: string): Promise<Schedule> {
      const schedule = await find(principal, 'schedule.write', id);
      if (!(await deps.schedules.remove(id))) throw new UnknownIdError('schedule');
      deps.logger.info('schedule.removed', { scheduleId: id, personId: principal?.personId });
      return schedule;
    },
  };
}

function resumed(schedule: Schedule, person: Person, now: Date): Schedule {
  if (schedule.state === 'active') return schedule;
  const fresh = schedule.state === 'done' ? null : confirmed(schedule, now);
  if (fresh === null) throw new ConflictError(SCHEDULE_TEXTS[person.language].over(schedule.id));
  return fresh;
}

async function create(deps: SchedulesDeps, principal: Principal, { task, missed, ...written }: NewSchedule): Promise<Schedule> {
  const person = await personOf(deps, principal);
  const id = task.key === null ? deps.ids.code(TASK_CODE_LENGTH) : taskIdOf(`schedule:${task.key}`);
  const existing = task.key === null ? null : await deps.schedules.get(id);
  if (existing?.plan.personId === person.id) return existing;
  const createdAt = deps.clock.now();
  const time = readTime(written, { language: person.language, usualZone: person.timeZone, now: createdAt });
  const own = (await deps.schedules.list({ personId: person.id })).filter(({ plan }) => plan.personId === person.id);
  if (own.length >= MOST_PER_PERSON) throw new ConflictError(SCHEDULE_TEXTS[person.language].tooMany(MOST_PER_PERSON));
  const { after, retryOf: _, scheduleId: __, ...plan } = await deps.planTask(principal, task, true);
  if (after.length > 0) throw new InvalidInputError('after', SCHEDULE_TEXTS[person.language].noDependencies);
  const isAsked = plan.confirmation !== null;
  const nextAt = isAsked ? null : firstAfter(time, { now: createdAt, lastFiredAt: null });
  const fresh = { nextAt, lastFiredAt: null, lastTaskId: null, createdAt } as const;
  const schedule: Schedule = { id, plan, time, missed: missed ?? 'run-once', state: isAsked ? 'paused' : 'active', ...fresh };
  await deps.schedules.add(schedule);
  deps.doorbell.ring('work:schedules');
  deps.logger.info('schedule.created', { scheduleId: id, personId: person.id, kind: time.kind });
  return schedule;
}

type FindSchedule = ReturnType<typeof makeFindSchedule>;

/** What is somebody else's is answered like what does not exist. */
function makeFindSchedule({ schedules, projects }: Pick<Ports, 'schedules' | 'projects'>) {
  return async (principal: Principal | null, action: Action, id: string): Promise<Schedule> => {
    assertAccess(principal, action);
    const schedule = await schedules.get(id);
    if (schedule === null) throw new UnknownIdError('schedule');
    const isMember = await projects.isMember(schedule.plan.projectId, principal.personId);
    assertAccess(principal, action, { kind: 'schedule', ownerId: schedule.plan.personId, isMember });
    return schedule;
  };
}

function makeChangeSchedule(deps: Pick<Ports, 'schedules' | 'people' | 'doorbell' | 'logger'>, find: FindSchedule) {
  return async (
    principal: Principal | null,
    id: string,
    edit: (schedule: Schedule, person: Person) => Schedule | Promise<Schedule>,
  ): Promise<Schedule> => {
    assertAccess(principal, 'schedule.write');
    const person = await personOf(deps, principal);
    for (let round = 1; round <= MOST_TRIES; round += 1) {
      const before = await find(principal, 'schedule.write', id);
      const after = await edit(before, person);
      if (after === before) return before;
      if (!(await deps.schedules.change(before, after))) continue;
      deps.doorbell.ring('work:schedules');
      deps.logger.info('schedule.changed', { scheduleId: id, personId: person.id, state: after.state });
      return after;
    }
    throw new ConflictError(SCHEDULE_TEXTS[person.language].changedMeanwhile(id));
  };
}

async function personOf({ people }: Pick<Ports, 'people'>, { personId }: Principal): Promise<Person> {
  const person = await people.get(personId);
  if (person === null) throw new UnauthenticatedError('The person of this token is gone.');
  return person;
}
