import type { Language } from '../access/person.ts';

interface Texts {
  readonly which: (one: string, other: string) => string;
  readonly pressed: string;
  readonly jobFailed: (title: string) => string;
  readonly commandFailed: string;
  readonly secretLost: string;
  readonly list: string;
  readonly none: string;
  readonly line: (plugin: {
    readonly name: string;
    readonly version: string;
    readonly description: string;
    readonly isOn: boolean;
  }) => string;
  readonly switched: (name: string, isOn: boolean) => string;
  readonly unknown: (name: string, known: string) => string;
  readonly usage: string;
  readonly offHere: (name: string) => string;
  readonly held: (name: string) => string;
  readonly fileNotSent: (why: 'empty' | 'too-large' | 'too-many' | 'secret') => string;
}

const NOT_SENT = {
  en: {
    empty: 'it is empty',
    'too-large': 'it is larger than 20 MiB',
    'too-many': 'at most ten go out with one answer',
    secret: 'it holds a secret',
  },
  ru: { empty: 'он пуст', 'too-large': 'он больше 20 МиБ', 'too-many': 'с одним ответом уходит не больше десяти', secret: 'в нём секрет' },
} as const;

/** What is said about plugins. */
export const PLUGIN_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    which: (one, other) => `Is this 1) ${one}, or 2) ${other}? Answer with 1 or 2.`,
    pressed: 'Done.',
    jobFailed: (title) => `Something was due (${title}), but it failed five times, so it was given up. The log says why.`,
    secretLost: 'That did not work: the helper that asked failed or is off. What you sent was not kept; begin anew.',
    commandFailed: 'That did not work: the helper failed or took too long. The log says why.',
    list: 'Helpers in this chat:',
    none: 'There are no helpers here.',
    line: ({ name, version, description, isOn }) => `- ${isOn ? '✅' : '⏸'} **${name}** ${version}: ${description}`,
    switched: (name, isOn) => `${name} is ${isOn ? 'on' : 'off'} in this chat now.`,
    unknown: (name, known) => `There is no helper "${name}". There are: ${known}.`,
    usage: 'Write `/plugins`, `/plugins off reminders` or `/plugins on reminders`.',
    fileNotSent: (why) => `⚠️ A file was not sent: ${NOT_SENT.en[why]}.`,
    held: (name) =>
      `The helper ${name} held up all of Parley, so Parley was started anew. It is off everywhere until an admin switches it on: \`/plugins on ${name}\`.`,
    offHere: (name) => `${name} is off in this chat. An admin can switch it on: \`/plugins on ${name}\`.`,
  },
  ru: {
    which: (one, other) => `Это 1) ${one} или 2) ${other}? Ответьте 1 или 2.`,
    pressed: 'Готово.',
    jobFailed: (title) => `Пришло время (${title}), но пять раз ничего не вышло, больше пробовать не буду. Причина в журнале.`,
    secretLost: 'Не вышло: помощник, который спрашивал, не сработал или выключен. Присланное не сохранено; начните заново.',
    commandFailed: 'Не получилось: помощник ответил ошибкой или не успел. Причина в журнале.',
    list: 'Помощники в этом чате:',
    none: 'Помощников здесь нет.',
    line: ({ name, version, description, isOn }) => `- ${isOn ? '✅' : '⏸'} **${name}** ${version}: ${description}`,
    switched: (name, isOn) => `${name} в этом чате ${isOn ? 'включён' : 'выключен'}.`,
    unknown: (name, known) => `Помощника «${name}» нет. Есть: ${known}.`,
    usage: 'Напишите `/plugins`, `/plugins off reminders` или `/plugins on reminders`.',
    fileNotSent: (why) => `⚠️ Файл не отправлен: ${NOT_SENT.ru[why]}.`,
    held: (name) =>
      `Помощник ${name} остановил весь Parley, поэтому Parley запущен заново. Он выключен везде, пока его не включит администратор: \`/plugins on ${name}\`.`,
    offHere: (name) => `${name} в этом чате выключен. Включить может администратор: \`/plugins on ${name}\`.`,
  },
};
