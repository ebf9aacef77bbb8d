import type { Person } from '../access/person.ts';
import type { Schedule } from '../tasks/schedule.ts';
import { SCHEDULE_COMMAND_TEXTS } from './schedule-command-texts.ts';

const TITLE_LENGTH = 60;
const YEAR_MS = 365 * 86_400_000;

interface Reading {
  readonly person: Pick<Person, 'language' | 'timeZone'>;
  readonly now: Date;
}

/** A schedule on one line of a list; times in the person's zone. */
export function scheduleLine(schedule: Schedule, reading: Reading): string {
  return `- \`${schedule.id}\` ${whenOf(schedule, reading)}, ${nextOf(schedule, reading)}: ${titleOf(schedule)}`;
}

/** The same with all that is known of it. */
export function scheduleDetails(schedule: Schedule, reading: Reading): string {
  const texts = SCHEDULE_COMMAND_TEXTS[reading.person.language];
  const { lastFiredAt, lastTaskId, missed, plan } = schedule;
  const last = lastFiredAt === null ? [] : [texts.last(timeOf(lastFiredAt, reading), lastTaskId)];
  return [
    scheduleLine(schedule, reading),
    ...[plan.confirmation ?? [], texts.missed[missed], ...last].flat().map((line) => `  - ${line}`),
  ].join('\n');
}

/** When it will fire next, or why it won't. */
export function nextOf({ state, nextAt, plan }: Schedule, reading: Reading): string {
  const texts = SCHEDULE_COMMAND_TEXTS[reading.person.language];
  if (state === 'paused') return plan.confirmation === null ? texts.paused : texts.waitsForYes;
  return state === 'done' || nextAt === null ? texts.done : texts.next(timeOf(nextAt, reading));
}

function whenOf({ time }: Schedule, { person }: Reading): string {
  const texts = SCHEDULE_COMMAND_TEXTS[person.language];
  return time.kind === 'cron' ? texts.each(time.expression, time.zone) : texts.once;
}

/** The year is said when it isn't clear. */
function timeOf(at: Date, { person, now }: Reading): string {
  const isFar = Math.abs(at.getTime() - now.getTime()) > YEAR_MS / 2;
  return new Intl.DateTimeFormat(person.language === 'ru' ? 'ru' : 'en-GB', {
    timeZone: person.timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isFar ? { year: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

function titleOf({ plan: { work } }: Schedule): string {
  const text = (work.kind === 'prompt' ? work.prompt : `$ ${work.command}`).replaceAll(/\s+/g, ' ').trim();
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH - 1).toWellFormed()}…` : text;
}
