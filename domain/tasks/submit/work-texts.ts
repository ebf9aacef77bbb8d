import type { Language } from '../../access/person.ts';

interface Texts {
  readonly empty: Readonly<Record<'prompt' | 'command', string>>;
  readonly tooLong: (most: number, found: number) => string;
  readonly nul: string;
  readonly oneKind: string;
  readonly noModel: (model: string, known: readonly string[]) => string;
}

/** What is wrong with the work itself that somebody wants done. */
export const WORK_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    empty: {
      prompt: 'The prompt is empty: say what to do, such as "Explain this project".',
      command: 'The command is empty: say what to run, such as "npm test".',
    },
    tooLong: (most, found) => `It has at most ${most} characters; this one has ${found}.`,
    nul: "It can't contain a NUL character.",
    oneKind: 'Give a task either a prompt for the agent or a command to run, not both.',
    noModel: (model, known) => `There is no model "${model}" here: ask for one of ${known.join(', ')}.`,
  },
  ru: {
    empty: {
      prompt: 'Запрос пуст: скажите, что сделать, например «Объясни этот проект».',
      command: 'Команда пуста: скажите, что выполнить, например «npm test».',
    },
    tooLong: (most, found) => `Знаков может быть не больше ${most}; здесь ${found}.`,
    nul: 'Символа NUL здесь быть не может.',
    oneKind: 'Задаче нужно что-то одно: запрос для агента или команда.',
    noModel: (model, known) => `Модели «${model}» здесь нет; есть ${known.join(', ')}.`,
  },
};
