import type { Language } from '../access/person.ts';

export interface RunTexts {
  /** `attempt` from 1; `wasRun`: it did something before, in this attempt's number or another. */
  readonly begins: (attempt: number, wasRun: boolean) => string;
  readonly stopped: (taskId: string, why: string) => string;
  readonly overIdle: (minutes: number) => string;
  readonly notConfirmed: string;
  readonly goOn: (minutes: number) => string;
  readonly waitsForRequester: (action: string, id: string) => string;
  readonly triesAgain: (why: string, time: string, nth: number, most: number) => string;
  readonly gaveUpTrying: (why: string, times: number) => string;
}

/** What people are told of how a run of a task goes. */
export const RUN_TEXTS: Readonly<Record<Language, RunTexts>> = {
  en: {
    begins: (attempt, wasRun) =>
      attempt > 1 ? `Goes on after its worker had died, attempt ${attempt}.` : wasRun ? 'Goes on where it was.' : 'Started.',
    stopped: (taskId, why) => `Task \`${taskId}\` was stopped: ${why}`,
    overIdle: (minutes) => `It showed no sign of life for ${minutes} minutes.`,
    notConfirmed: 'Nobody said yes to its start, so nothing was done.',
    goOn: (minutes) => `go on, although it has shown no sign of life for ${minutes} minutes`,
    waitsForRequester: (action, id) => `Waits for your yes (approve ${id}) to: ${action}`,
    triesAgain: (why, time, nth, most) => `${why} Tries again at ${time} (${nth} of ${most}).`,
    gaveUpTrying: (why, times) => `${why} It was tried again ${times} times.`,
  },
  ru: {
    begins: (attempt, wasRun) =>
      attempt > 1 ? `Продолжается после гибели исполнителя, попытка ${attempt}.` : wasRun ? 'Продолжается с того же места.' : 'Начата.',
    stopped: (taskId, why) => `Задача \`${taskId}\` остановлена: ${why}`,
    overIdle: (minutes) => `Признаков жизни не было ${minutes} мин.`,
    notConfirmed: 'Никто не согласился на её начало, поэтому ничего не сделано.',
    goOn: (minutes) => `продолжать, хотя признаков жизни нет уже ${minutes} мин.`,
    waitsForRequester: (action, id) => `Ждёт вашего согласия (approve ${id}): ${action}`,
    triesAgain: (why, time, nth, most) => `${why} Новая попытка в ${time} (${nth} из ${most}).`,
    gaveUpTrying: (why, times) => `${why} Повторных попыток было: ${times}.`,
  },
};
