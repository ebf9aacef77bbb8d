import type { Person } from '../../access/person.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Schedule } from '../schedule.ts';
import type { ScheduleObstacle } from './find-obstacle.ts';
import { SCHEDULE_TEXTS } from './schedule-texts.ts';

/** Where somebody talks is among their latest conversations. */
const LATEST = 50;

/** Pauses a schedule that may not make its task, and says so once: to its person, or to the owner when the person is the reason. */
export function makePauseAndTell(
  deps: Pick<Ports, 'schedules' | 'people' | 'conversations' | 'conversationLog' | 'clock' | 'doorbell' | 'logger'>,
) {
  const { schedules, people, conversationLog, clock, doorbell, logger } = deps;
  return async (schedule: Schedule, obstacle: ScheduleObstacle): Promise<void> => {
    const { id, plan, nextAt } = schedule;
    const person = await people.get(plan.personId);
    const reader = obstacle === 'person' ? await people.owner() : person;
    const place = reader === null ? null : await placeOf(deps, schedule, reader);
    if (reader !== null && place !== null) {
      const texts = SCHEDULE_TEXTS[reader.language];
      const text = {
        person: texts.pausedPerson(id, person?.name ?? null),
        project: texts.pausedProject(id),
        full: texts.pausedFull(id),
        unconfirmed: texts.pausedUnconfirmed(id, plan.confirmation ?? ''),
      }[obstacle];
      // Before it is paused, and once by its key: a crash between the two leaves nobody without word.
      const key = `schedule:${id}:paused:${nextAt?.toISOString() ?? ''}`;
      await conversationLog.addNotice(place.id, { key, text, taskId: null, at: clock.now() });
      doorbell.ring(`conversation:${place.id}`, 'work:outbox');
    }
    const isPaused = await schedules.change(schedule, { ...schedule, state: 'paused', nextAt: null });
    if (isPaused) logger.warn('schedule.paused', { scheduleId: id, obstacle, isTold: place !== null });
  };
}

/** The schedule's own conversation, if it is the reader's; else where they have last talked alone with Parley; null: nowhere. */
async function placeOf({ conversations }: Pick<Ports, 'conversations'>, { plan }: Schedule, reader: Person): Promise<Conversation | null> {
  if (plan.conversationId !== null && plan.personId === reader.id) return conversations.get(plan.conversationId);
  const { items } = await conversations.listOf(reader.id, { limit: LATEST, after: null });
  return items.find(({ item }) => item.audience === 'private')?.item ?? null;
}
