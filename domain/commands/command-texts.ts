import type { Language } from '../access/person.ts';
import type { TaskState } from '../tasks/task.ts';

interface Texts {
  readonly commands: string;
  readonly unknown: (name: string, nearest: string | null) => string;
  readonly fresh: string;
  readonly mode: (mode: 'agent' | 'chat' | 'auto') => string;
  readonly modelNow: (model: string | null) => string;
  readonly modelSet: (model: string) => string;
  readonly modelAuto: string;
  readonly modelUnknown: (name: string) => string;
  readonly models: string;
  readonly taskQueued: (id: string) => string;
  readonly taskNone: string;
  readonly taskWhat: string;
  readonly logEmpty: (id: string) => string;
  readonly stopped: (id: string) => string;
  readonly retried: (id: string) => string;
  readonly nothingToStop: string;
  readonly nothingToRetry: string;
  readonly onlyInPrivate: string;
  readonly whoami: (name: string, role: string) => string;
  readonly projectNow: (name: string | null) => string;
  readonly projectSet: (name: string) => string;
  readonly projects: string;
  readonly states: Readonly<Record<TaskState, string>>;
}

const EN: Texts = {
  commands: 'What you can ask for:',
  unknown: (name, nearest) => `There is no command /${name}.${nearest === null ? '' : ` Did you mean /${nearest}?`} /help lists them.`,
  fresh: 'A new beginning: earlier messages are no longer shown to the model.',
  mode: (mode) => (mode === 'auto' ? 'From now on each message decides by itself who answers.' : `From now on the ${mode} answers here.`),
  modelNow: (model) => (model === null ? 'The model is chosen for each message.' : `Here ${model} answers.`),
  modelSet: (model) => `From now on ${model} answers here.`,
  modelAuto: 'From now on the model is chosen for each message.',
  modelUnknown: (name) => `There is no model "${name}".`,
  models: 'Models:',
  taskQueued: (id) => `Task \`${id}\` is queued. \`/tasklog ${id}\` shows what it prints, \`/stop ${id}\` ends it.`,
  taskNone: 'There are no tasks.',
  taskWhat:
    'Say what the task is to do: `/task Explain this project`, or a command of your own: `/task --run npm test`. Before it you can put `--project`, `--template` (`/templates` lists them), `--budget 0.50`, `--steps`, `--time 30m`, `--idle 5m`, `--model`, `--branch`, `--after ID` with `--on success|failure|always`, `--cron "0 9 * * *"` or `--at "tomorrow 9:00"` with `--tz` and `--missed run-once|skip`, and `--yes`.',
  logEmpty: (id) => `Task \`${id}\` has printed nothing yet.`,
  stopped: (id) => `Task \`${id}\` is stopped.`,
  retried: (id) => `It runs again as task \`${id}\`.`,
  nothingToStop: 'None of your tasks is running or queued.',
  nothingToRetry: 'None of your tasks has ended yet.',
  onlyInPrivate: 'That is between you and me: ask me in a private chat.',
  whoami: (name, role) => `You are ${name}, with the role "${role}".`,
  projectNow: (name) => (name === null ? 'No project is chosen here.' : `The current project is ${name}.`),
  projectSet: (name) => `The current project is now ${name}.`,
  projects: 'Projects:',
  states: {
    queued: 'queued',
    waiting: 'waiting',
    running: 'running',
    interrupted: 'interrupted',
    succeeded: 'succeeded',
    failed: 'failed',
    stopped: 'stopped',
  },
};

const RU: Texts = {
  commands: 'Что можно попросить:',
  unknown: (name, nearest) => `Команды /${name} нет.${nearest === null ? '' : ` Может быть, /${nearest}?`} Список: /help.`,
  fresh: 'Начинаем заново: прежние сообщения модель больше не видит.',
  mode: (mode) =>
    ({
      auto: 'Теперь для каждого сообщения решается отдельно, кто ответит.',
      agent: 'Теперь здесь отвечает агент.',
      chat: 'Теперь здесь отвечает чат.',
    })[mode],
  modelNow: (model) => (model === null ? 'Модель выбирается для каждого сообщения.' : `Здесь отвечает ${model}.`),
  modelSet: (model) => `Теперь здесь отвечает ${model}.`,
  modelAuto: 'Теперь модель выбирается для каждого сообщения.',
  modelUnknown: (name) => `Модели «${name}» нет.`,
  models: 'Модели:',
  taskQueued: (id) => `Задача \`${id}\` в очереди. \`/tasklog ${id}\` покажет вывод, \`/stop ${id}\` остановит.`,
  taskNone: 'Задач нет.',
  taskWhat:
    'Скажите, что сделать: `/task Объясни этот проект`, или дайте свою команду: `/task --run npm test`. Перед этим можно указать `--project`, `--template` (список: `/templates`), `--budget 0.50`, `--steps`, `--time 30m`, `--idle 5m`, `--model`, `--branch`, `--after ID` и `--on success|failure|always`, `--cron "0 9 * * *"` или `--at "завтра 9:00"` с `--tz` и `--missed run-once|skip`, а также `--yes`.',
  logEmpty: (id) => `Задача \`${id}\` пока ничего не вывела.`,
  stopped: (id) => `Задача \`${id}\` остановлена.`,
  retried: (id) => `Выполняется снова как задача \`${id}\`.`,
  nothingToStop: 'Сейчас ни одна ваша задача не выполняется и не ждёт.',
  nothingToRetry: 'Ни одна ваша задача ещё не закончена.',
  onlyInPrivate: 'Это только между нами: спросите в личном чате.',
  whoami: (name, role) => `Вы — ${name}, роль «${role}».`,
  projectNow: (name) => (name === null ? 'Проект здесь не выбран.' : `Текущий проект: ${name}.`),
  projectSet: (name) => `Текущий проект теперь ${name}.`,
  projects: 'Проекты:',
  states: {
    queued: 'в очереди',
    waiting: 'ждёт',
    running: 'выполняется',
    interrupted: 'прервана',
    succeeded: 'выполнена',
    failed: 'не удалась',
    stopped: 'остановлена',
  },
};

/** What commands say to people. */
export const COMMAND_TEXTS: Readonly<Record<Language, Texts>> = { en: EN, ru: RU };
