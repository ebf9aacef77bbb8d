import type { Language } from '../../access/person.ts';

export interface ScheduleTexts {
  readonly cronFields: (text: string, count: number) => string;
  /** `place`: which of the five fields, from 0. */
  readonly cronField: (text: string, place: number, field: string) => string;
  readonly cronNever: (text: string) => string;
  readonly zoneUnknown: (text: string) => string;
  readonly atUnknown: (text: string) => string;
  readonly atDateUnclear: (text: string) => string;
  readonly atHourUnclear: (text: string) => string;
  readonly atNoHour: (text: string) => string;
  readonly atPast: (text: string) => string;
  readonly oneTime: string;
  readonly noDependencies: string;
  readonly over: (id: string) => string;
  readonly changedMeanwhile: (id: string) => string;
  readonly zoneAlone: string;
  readonly notAPrompt: (id: string) => string;
  readonly notACommand: (id: string) => string;
  readonly tooMany: (most: number) => string;
  readonly pausedUnconfirmed: (id: string, question: string) => string;
  readonly pausedProject: (id: string) => string;
  readonly pausedFull: (id: string) => string;
  readonly pausedPerson: (id: string, name: string | null) => string;
}

const FIELDS = ['minute', 'hour', 'day of the month', 'month', 'day of the week'] as const;
const RANGES = ['0 to 59', '0 to 23', '1 to 31', '1 to 12', '0 (Sunday) to 6'] as const;
const FIELDS_RU = ['минута', 'час', 'день месяца', 'месяц', 'день недели'] as const;
const RANGES_RU = ['от 0 до 59', 'от 0 до 23', 'от 1 до 31', 'от 1 до 12', 'от 0 (воскресенье) до 6'] as const;

const EN: ScheduleTexts = {
  cronFields: (text, count) =>
    `cron: "${text}" has ${count} ${count === 1 ? 'field' : 'fields'} instead of five (minute, hour, day, month, weekday): write it like "0 9 * * *".`,
  cronField: (text, place, field) =>
    `cron: "${field}" in "${text}" is no ${FIELDS[place] ?? 'field'} (${RANGES[place] ?? ''}): write it like "0 9 * * 1-5".`,
  cronNever: (text) => `cron: "${text}" names a day that never comes: write it like "0 9 28 2 *".`,
  zoneUnknown: (text) => `tz: there is no time zone "${text}": write it like Europe/Berlin.`,
  atUnknown: (text) => `at: "${text}" can't be read as one time: write it like "tomorrow 9:00" or "2026-12-01 14:30".`,
  atDateUnclear: (text) => `at: in "${text}" day and month can be taken for each other: write it like "2026-12-01 14:30".`,
  atHourUnclear: (text) => `at: "${text}" can be in the morning or in the evening: write it like "friday 18:00" or "friday 6pm".`,
  atNoHour: (text) => `at: "${text}" says no time of day: write it like "tomorrow 9:00".`,
  atPast: (text) => `at: "${text}" has passed already: write a time to come, like "tomorrow 9:00".`,
  oneTime: 'Say when in one way: either cron, such as "0 9 * * *", or at, such as "tomorrow 9:00".',
  noDependencies: 'A schedule’s task can’t come after others: leave after out.',
  over: (id) => `Schedule ${id} has fired for the last time: make a new one.`,
  changedMeanwhile: (id) => `Schedule ${id} was changed at this moment: look at it and try again.`,
  zoneAlone: 'Say the time as well: --at "2026-12-01 14:30" --tz Europe/Berlin.',
  notACommand: (id) => `Schedule ${id} hands a prompt to the agent, so it has no command: give it a prompt instead.`,
  notAPrompt: (id) => `Schedule ${id} runs a command, so it has no prompt: give it a command instead.`,
  tooMany: (most) => `You have ${most} schedules already: remove one first, such as \`/schedule remove k7m2p9qa\`.`,
  pausedUnconfirmed: (id, question) => `Schedule \`${id}\` waits for a yes, once: ${question} \`/schedule resume ${id}\` says it.`,
  pausedFull: (id) =>
    `Schedule \`${id}\` is paused: too many of your tasks have not ended yet (\`/tasks\`). \`/schedule resume ${id}\` tries again.`,
  pausedProject: (id) =>
    `Schedule \`${id}\` is paused: its project is gone, or its person may no longer use it. \`/schedule resume ${id}\` tries again.`,
  pausedPerson: (id, name) =>
    `Schedule \`${id}\` is paused: ${name ?? 'its person'} may no longer have tasks run. \`/schedule resume ${id}\` tries again.`,
};

const RU: ScheduleTexts = {
  cronFields: (text, count) =>
    `cron: в «${text}» полей ${count}, а нужно пять (минута, час, день, месяц, день недели): например, "0 9 * * *".`,
  cronField: (text, place, field) =>
    `cron: «${field}» в «${text}» — не ${FIELDS_RU[place] ?? 'поле'} (${RANGES_RU[place] ?? ''}): например, "0 9 * * 1-5".`,
  cronNever: (text) => `cron: в «${text}» день, который никогда не наступит: например, "0 9 28 2 *".`,
  zoneUnknown: (text) => `tz: часового пояса «${text}» нет: пишите как Europe/Berlin.`,
  atUnknown: (text) => `at: «${text}» не читается как одно время: пишите как "завтра в 9:00" или "2026-12-01 14:30".`,
  atDateUnclear: (text) => `at: в «${text}» день и месяц можно перепутать: пишите как "2026-12-01 14:30".`,
  atHourUnclear: (text) => `at: «${text}» — это утром или вечером? Пишите как "friday 18:00".`,
  atNoHour: (text) => `at: в «${text}» нет времени суток: пишите как "завтра в 9:00".`,
  atPast: (text) => `at: «${text}» уже прошло: назовите будущее время, например "завтра в 9:00".`,
  oneTime: 'Назовите время одним способом: либо cron, например "0 9 * * *", либо at, например "завтра в 9:00".',
  noDependencies: 'Задача по расписанию не может идти после других: уберите after.',
  over: (id) => `Расписание ${id} сработало в последний раз: создайте новое.`,
  changedMeanwhile: (id) => `Расписание ${id} только что изменилось: посмотрите на него и повторите.`,
  zoneAlone: 'Назовите и время: --at "2026-12-01 14:30" --tz Europe/Berlin.',
  notACommand: (id) => `Расписание ${id} даёт агенту запрос, команды у него нет: дайте ему запрос.`,
  notAPrompt: (id) => `Расписание ${id} выполняет команду, запроса у него нет: дайте ему команду.`,
  tooMany: (most) => `У вас уже ${most} расписаний: сначала удалите одно, например \`/schedule remove k7m2p9qa\`.`,
  pausedUnconfirmed: (id, question) =>
    `Расписание \`${id}\` ждёт согласия, одного раза хватит: ${question} Согласиться: \`/schedule resume ${id}\`.`,
  pausedFull: (id) =>
    `Расписание \`${id}\` приостановлено: у вас слишком много незаконченных задач (\`/tasks\`). \`/schedule resume ${id}\` попробует снова.`,
  pausedProject: (id) =>
    `Расписание \`${id}\` приостановлено: его проекта больше нет или он больше не доступен его человеку. \`/schedule resume ${id}\` попробует снова.`,
  pausedPerson: (id, name) =>
    `Расписание \`${id}\` приостановлено: ${name ?? 'его человек'} больше не может запускать задачи. \`/schedule resume ${id}\` попробует снова.`,
};

/** What people read about schedules. */
export const SCHEDULE_TEXTS: Readonly<Record<Language, ScheduleTexts>> = { en: EN, ru: RU };
