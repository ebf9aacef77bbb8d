import type { Language } from '../access/person.ts';
import type { TemplateOrigin } from '../tasks/template.ts';

interface Texts {
  readonly waits: (id: string, after: readonly string[]) => string;
  readonly asks: (id: string, question: string) => string;
  readonly scheduled: (id: string, next: string | null) => string;
  readonly scheduleAsks: (id: string, question: string) => string;
  /** Buttons under that. */
  readonly scheduleYes: string;
  readonly scheduleNo: string;
  readonly nothingToContinue: string;
  readonly continueWhat: string;
  readonly templates: string;
  readonly noTemplates: string;
  readonly origin: Readonly<Record<TemplateOrigin, string>>;
  readonly hides: (origin: string) => string;
  readonly problems: string;
  readonly needed: string;
  readonly byDefault: (value: string) => string;
  readonly useIt: (name: string) => string;
  readonly added: (name: string) => string;
  readonly addWhat: string;
  readonly noProjects: string;
  readonly current: string;
  readonly verbosity: readonly [string, string, string];
  readonly verbosityNow: (level: number) => string;
  readonly verbosityWrong: (found: string) => string;
  readonly retryAsks: (id: string, question: string) => string;
}

const EN: Texts = {
  waits: (id, after) => `Task \`${id}\` starts after ${after.map((each) => `\`${each}\``).join(', ')}. \`/stop ${id}\` calls it off.`,
  asks: (id, question) => `Task \`${id}\` asks before it starts: ${question} \`/stop ${id}\` calls it off.`,
  scheduled: (id, next) => `Schedule \`${id}\` is set${next === null ? '' : `; the next time is ${next}`}. \`/schedules\` lists them all.`,
  scheduleAsks: (id, question) =>
    `Schedule \`${id}\` waits for your yes: ${question} \`/schedule resume ${id}\` is the yes, \`/schedule remove ${id}\` the no.`,
  scheduleYes: 'Yes, start it',
  scheduleNo: 'No, remove it',
  nothingToContinue: 'None of your tasks has ended with a context to go on with.',
  continueWhat: 'Say how to go on: `/taskcontinue Now write the tests for it`.',
  templates: 'Templates:',
  noTemplates: 'There are no templates.',
  origin: { 'built-in': 'built in', data: 'your own', project: "the project's" },
  hides: (origin) => `in place of one that is ${origin}`,
  problems: 'These could not be read:',
  needed: 'must be given',
  byDefault: (value) => `if left out: ${value}`,
  useIt: (name) => `Use it: \`/task --template ${name}\`, then its parameters.`,
  added: (name) => `Project ${name} is added, and is the current one here.`,
  addWhat: 'Say which: `/projects add my-folder`, or for admins `/projects add https://github.com/owner/name`.',
  noProjects: 'There are no projects yet: `/projects add my-folder` adds one.',
  current: 'current',
  verbosity: ['the final answer alone', 'tools by name', 'tools with what they are given'],
  verbosityNow: (level) =>
    `While the agent works here, you see ${EN.verbosity[level] ?? ''} (${level}). \`/verbose 0\`, \`1\` or \`2\` changes that.`,
  verbosityWrong: (found) => `"${found}" is not 0, 1 or 2: \`/verbose 1\` shows tools by name.`,
  retryAsks: (id, question) => `Another try is task \`${id}\`, which asks before it starts: ${question}`,
};

const RU: Texts = {
  waits: (id, after) => `Задача \`${id}\` начнётся после ${after.map((each) => `\`${each}\``).join(', ')}. \`/stop ${id}\` отменит её.`,
  asks: (id, question) => `Задача \`${id}\` спрашивает перед началом: ${question} \`/stop ${id}\` отменит её.`,
  scheduled: (id, next) => `Расписание \`${id}\` задано${next === null ? '' : `; ближайшее время: ${next}`}. Все: \`/schedules\`.`,
  scheduleAsks: (id, question) =>
    `Расписание \`${id}\` ждёт вашего согласия. ${question} Да: \`/schedule resume ${id}\`, нет: \`/schedule remove ${id}\`.`,
  scheduleYes: 'Да, запустить',
  scheduleNo: 'Нет, убрать',
  nothingToContinue: 'Среди ваших задач нет законченной, которую можно продолжить.',
  continueWhat: 'Скажите, как продолжить: `/taskcontinue Теперь напиши к этому тесты`.',
  templates: 'Шаблоны:',
  noTemplates: 'Шаблонов нет.',
  origin: { 'built-in': 'встроенный', data: 'ваш', project: 'из проекта' },
  hides: (origin) => `вместо такого же: ${origin}`,
  problems: 'Эти не удалось прочитать:',
  needed: 'обязателен',
  byDefault: (value) => `если не указать: ${value}`,
  useIt: (name) => `Так он используется: \`/task --template ${name}\`, затем параметры.`,
  added: (name) => `Проект ${name} добавлен и теперь здесь текущий.`,
  addWhat: 'Скажите какой: `/projects add my-folder`, а администраторы могут и `/projects add https://github.com/owner/name`.',
  noProjects: 'Проектов пока нет: `/projects add my-folder` добавит.',
  current: 'текущий',
  verbosity: ['только готовый ответ', 'инструменты по именам', 'инструменты и что им передано'],
  verbosityNow: (level) =>
    `Пока агент работает, здесь видно: ${RU.verbosity[level] ?? ''} (${level}). Изменить: \`/verbose 0\`, \`1\` или \`2\`.`,
  verbosityWrong: (found) => `«${found}» — не 0, 1 или 2: \`/verbose 1\` показывает инструменты по именам.`,
  retryAsks: (id, question) => `Новая попытка — задача \`${id}\`; она спрашивает перед началом: ${question}`,
};

/** What commands say that hand work over. */
export const SUBMIT_COMMAND_TEXTS: Readonly<Record<Language, Texts>> = { en: EN, ru: RU };
