import type { Language } from '../access/person.ts';

interface Texts {
  /** To somebody who writes faster than they are answered. */
  readonly tooMany: string;
  readonly tooLong: (most: number) => string;
}

/** What people are told about messages that are not taken in. */
export const INBOUND_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    tooMany: 'That was a lot at once. I answer again in a few moments; what you write until then I do not answer.',
    tooLong: (most) => `This message is too long: I take at most ${String(most)} characters. Please send it as a file or in parts.`,
  },
  ru: {
    tooMany: 'Слишком много сообщений сразу. Через несколько мгновений отвечу снова; на то, что придёт до тех пор, не отвечу.',
    tooLong: (most) => `Сообщение слишком длинное: я принимаю не больше ${String(most)} знаков. Пришлите его файлом или по частям.`,
  },
};
