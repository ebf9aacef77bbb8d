import type { Language } from '../access/person.ts';
import type { FinalTaskState, Task } from './task.ts';

export interface TaskTexts {
  readonly started: (attempt: number) => string;
  readonly succeeded: (task: Task) => string;
  readonly failed: (task: Task, why: string) => string;
  readonly exited: (how: string) => string;
  readonly crashed: string;
  readonly interrupted: (id: string) => string;
  readonly repeats: string;
  readonly overTime: string;
  readonly internal: string;
  readonly noModel: string;
  readonly projectGone: string;
  readonly denied: string;
  readonly cutOff: string;
  readonly refused: string;
  readonly anotherModel: string;
  readonly skipped: (id: string, because: string, state: FinalTaskState) => string;
  readonly comesAfter: (ids: readonly string[]) => string;
  /** Whoever stops a task that has ended is told so. */
  readonly hadEnded: (id: string, state: FinalTaskState) => string;
  readonly stoppedBy: (name: string | null) => string;
  readonly waits: (action: string, id: string) => string;
  /** The same where the task comes from. */
  readonly asks: (taskId: string, what: string) => string;
}

const ENDED_EN: Readonly<Record<FinalTaskState, string>> = { succeeded: 'succeeded', failed: 'failed', stopped: 'was stopped' };
const ENDED_RU: Readonly<Record<FinalTaskState, string>> = { succeeded: 'выполнена', failed: 'не удалась', stopped: 'остановлена' };

/** What people are told of tasks: lines of the log, reasons, notices. */
export const TASK_TEXTS: Readonly<Record<Language, TaskTexts>> = {
  en: {
    started: (attempt) => (attempt === 1 ? 'Started.' : `Goes on, attempt ${attempt}.`),
    succeeded: (task) => `Task \`${task.id}\` succeeded.`,
    failed: (task, why) => `Task \`${task.id}\` failed: ${why}`,
    exited: (how) => `The command failed: ${how}.`,
    crashed: 'It stopped its worker three times, so it is not tried again.',
    interrupted: (id) =>
      `Parley was stopped while the command ran. It may have done a part of its work, so it was not run again by itself; retry ${id} does that.`,
    repeats: 'The command was cut off, and may be repeated: it runs again from its beginning.',
    overTime: 'It took longer than it was allowed to.',
    internal: 'Something went wrong here; it was logged.',
    noModel: 'The agent needs a model that can use tools. Set a key for a provider or start a local model server.',
    projectGone: 'Its project is gone.',
    denied: 'The command was not approved.',
    cutOff: "The model's last answer was cut off, so nobody can say that the work is done.",
    refused: 'The model declined to do this.',
    anotherModel: 'Another model goes on.',
    skipped: (id, because, state) => `Task \`${id}\` was skipped: it comes after \`${because}\`, which ${ENDED_EN[state]}.`,
    comesAfter: (ids) => `Comes after ${ids.join(', ')}.`,
    hadEnded: (id, state) => `Task ${id} had already ${state === 'stopped' ? 'been stopped' : state}.`,
    stoppedBy: (name) => `Stopped by ${name ?? 'someone'}.`,
    asks: (taskId, what) => `Task \`${taskId}\`: ${what}`,
    waits: (action, id) => `Waits for the owner's approval (approve ${id}) of: ${action}`,
  },
  ru: {
    started: (attempt) => (attempt === 1 ? 'Начата.' : `Продолжается, попытка ${attempt}.`),
    succeeded: (task) => `Задача \`${task.id}\` выполнена.`,
    failed: (task, why) => `Задача \`${task.id}\` не удалась: ${why}`,
    exited: (how) => `Команда не удалась: ${how}.`,
    crashed: 'Она трижды останавливала исполнителя, поэтому больше не повторяется.',
    interrupted: (id) =>
      `Parley был остановлен во время команды. Часть работы могла быть сделана, поэтому сама она не повторена; для этого есть retry ${id}.`,
    repeats: 'Команда была прервана, и её можно повторять: она выполняется снова с начала.',
    overTime: 'Превышено отведённое время.',
    internal: 'Что-то сломалось; это записано в журнал.',
    noModel: 'Агенту нужна модель с инструментами. Задайте ключ провайдера или запустите локальный сервер моделей.',
    projectGone: 'Проекта больше нет.',
    denied: 'Команда не одобрена.',
    cutOff: 'Последний ответ модели обрезан, поэтому нельзя сказать, что работа сделана.',
    refused: 'Модель отказалась это делать.',
    anotherModel: 'Продолжает другая модель.',
    skipped: (id, because, state) => `Задача \`${id}\` пропущена: она идёт после \`${because}\`, а та ${ENDED_RU[state]}.`,
    comesAfter: (ids) => `Ждёт, пока закончится ${ids.join(', ')}.`,
    hadEnded: (id, state) => `Задача ${id} уже ${ENDED_RU[state]}.`,
    stoppedBy: (name) => `Остановлено: ${name ?? 'кем-то'}.`,
    asks: (taskId, what) => `Задача \`${taskId}\`: ${what}`,
    waits: (action, id) => `Ждёт одобрения владельца (approve ${id}): ${action}`,
  },
};
