import type { Language } from '../../access/person.ts';
import type { TaintSource } from './taint-of.ts';

interface Texts {
  readonly sources: Readonly<Record<TaintSource, string>>;
  /** `read`: a list of what was read. */
  readonly afterReading: (action: string, read: string) => string;
}

/** What people are told of a call that needs their yes. */
export const PERMISSION_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    sources: {
      forwarded: 'a forwarded message',
      quote: 'a quoted message',
      'other-person': 'what somebody else wrote',
      file: 'a file that was sent in',
      web: 'pages of the web',
      memory: 'something remembered from others',
    },
    afterReading: (action, read) => `${action} (asked because it has read: ${read})`,
  },
  ru: {
    sources: {
      forwarded: 'пересланное сообщение',
      quote: 'цитату',
      'other-person': 'слова другого человека',
      file: 'присланный файл',
      web: 'страницы из интернета',
      memory: 'запомненное с чужих слов',
    },
    afterReading: (action, read) => `${action} (спрашиваю, потому что прочитано: ${read})`,
  },
};
