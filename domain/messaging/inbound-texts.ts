import type { Language } from '../access/person.ts';

interface Texts {
  /** To somebody who writes faster than they are answered. */
  readonly 'too-many': () => string;
  readonly 'too-long': (most: number) => string;
  /** To a stranger who says by a code that they are somebody. */
  readonly 'wrong-code': () => string;
  /** The same, but that person is another one on this channel already. */
  readonly 'on-channel': () => string;
}

/** What people are told about messages that are not taken in. */
export const INBOUND_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    'too-many': () => 'That was a lot at once. I answer again in a few moments; what you write until then I do not answer.',
    'too-long': (most) => `This message is too long: I take at most ${String(most)} characters. Please send it as a file or in parts.`,
    'wrong-code': () =>
      'This code is unknown, was used, or is older than 10 minutes. Ask for a new one with `/link` in your other channel.',
    'on-channel': () => 'Whoever made this code has another account here already, so you cannot be the same person.',
  },
  ru: {
    'too-many': () => 'Слишком много сообщений сразу. Через несколько мгновений отвечу снова; на то, что придёт до тех пор, не отвечу.',
    'too-long': (most) => `Сообщение слишком длинное: я принимаю не больше ${String(most)} знаков. Пришлите его файлом или по частям.`,
    'wrong-code': () => 'Этот код неизвестен, использован или старше 10 минут. Попросите новый командой `/link` в другом вашем канале.',
    'on-channel': () => 'У того, кто получил этот код, здесь уже есть другая учётная запись, поэтому вы не можете быть одним человеком.',
  },
};
