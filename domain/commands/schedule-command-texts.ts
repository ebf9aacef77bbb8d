import type { Language } from '../access/person.ts';

interface Texts {
  readonly none: string;
  readonly noneToShow: string;
  readonly usage: string;
  readonly which: (verb: string) => string;
  readonly nothingToEdit: string;
  /** A cron expression and its zone. */
  readonly each: (expression: string, zone: string) => string;
  readonly once: string;
  readonly next: (time: string) => string;
  readonly paused: string;
  readonly waitsForYes: string;
  readonly done: string;
  readonly missed: Readonly<Record<'run-once' | 'skip', string>>;
  readonly last: (time: string, taskId: string | null) => string;
  readonly nowPaused: (id: string) => string;
  readonly resumed: (id: string, next: string) => string;
  readonly edited: (id: string) => string;
  readonly removed: (id: string) => string;
}

const EN: Texts = {
  none: 'There are no schedules. `/task --cron "0 9 * * *" Run the daily health check` makes one, `/task --at "tomorrow 9:00" …` one for a single time.',
  noneToShow: 'Nobody has a schedule.',
  usage:
    'Say what to do with which: `/schedule pause ID`, `/schedule resume ID`, `/schedule remove ID` or `/schedule edit ID --cron "0 9 * * *"`.',
  which: (verb) => `Say which one: \`/schedule ${verb} ID\`. \`/schedules\` lists them.`,
  nothingToEdit:
    'Say what to change: `--cron "0 9 * * *"`, `--at "tomorrow 9:00"`, `--tz Europe/Berlin`, `--missed skip`, `--budget 0.50`, or a new prompt behind them.',
  each: (expression, zone) => `\`${expression}\` in ${zone}`,
  once: 'once',
  next: (time) => `next ${time}`,
  paused: 'paused',
  waitsForYes: 'waits for your yes',
  done: 'done',
  missed: { 'run-once': 'missed times: run once', skip: 'missed times: skip' },
  last: (time, taskId) => `last ${time}${taskId === null ? '' : ` (task \`${taskId}\`)`}`,
  nowPaused: (id) => `Schedule \`${id}\` is paused. \`/schedule resume ${id}\` goes on.`,
  resumed: (id, next) => `Schedule \`${id}\` goes on: ${next}.`,
  edited: (id) => `Schedule \`${id}\` is changed:`,
  removed: (id) => `Schedule \`${id}\` is removed. The tasks that it made stay.`,
};

const RU: Texts = {
  none: 'Расписаний нет. Создать: `/task --cron "0 9 * * *" Проверь, всё ли работает`, на один раз: `/task --at "завтра в 9:00" …`.',
  noneToShow: 'Расписаний ни у кого нет.',
  usage:
    'Скажите, что и с каким сделать: `/schedule pause ID`, `/schedule resume ID`, `/schedule remove ID` или `/schedule edit ID --cron "0 9 * * *"`.',
  which: (verb) => `Скажите, какое: \`/schedule ${verb} ID\`. Список: \`/schedules\`.`,
  nothingToEdit:
    'Скажите, что изменить: `--cron "0 9 * * *"`, `--at "завтра в 9:00"`, `--tz Europe/Berlin`, `--missed skip`, `--budget 0.50` или новый запрос после них.',
  each: (expression, zone) => `\`${expression}\`, ${zone}`,
  once: 'один раз',
  next: (time) => `следующий раз ${time}`,
  paused: 'приостановлено',
  waitsForYes: 'ждёт вашего согласия',
  done: 'закончено',
  missed: { 'run-once': 'пропущенное: выполнить один раз', skip: 'пропущенное: не выполнять' },
  last: (time, taskId) => `прошлый раз ${time}${taskId === null ? '' : ` (задача \`${taskId}\`)`}`,
  nowPaused: (id) => `Расписание \`${id}\` приостановлено. Продолжить: \`/schedule resume ${id}\`.`,
  resumed: (id, next) => `Расписание \`${id}\` продолжается: ${next}.`,
  edited: (id) => `Расписание \`${id}\` изменено:`,
  removed: (id) => `Расписание \`${id}\` удалено. Задачи, которые оно создало, остаются.`,
};

/** What the commands for schedules say. */
export const SCHEDULE_COMMAND_TEXTS: Readonly<Record<Language, Texts>> = { en: EN, ru: RU };
