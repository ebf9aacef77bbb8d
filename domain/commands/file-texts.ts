import type { Language } from '../access/person.ts';
import { MAX_SENT_BYTES } from '../agent/send-file.ts';
import type { SendFileOutcome } from '../agent/send-file.ts';

type Refusal = Extract<SendFileOutcome, { kind: 'refused' }>['refusal'];

interface Texts {
  readonly which: string;
  readonly here: (name: string) => string;
  /** `path`: as the person wrote it. */
  readonly refused: Readonly<Record<Refusal, (path: string) => string>>;
}

const MIB = MAX_SENT_BYTES / 1024 / 1024;

/** What `/file` says to people. */
export const FILE_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    which: 'Say which file of the project to send: `/file docs/report.pdf`.',
    here: (name) => `Here is ${name}.`,
    refused: {
      binary: (path) => `${path} cannot be sent.`,
      empty: (path) => `${path} is empty.`,
      missing: (path) => `There is no file ${path} in the project.`,
      'no-space': (path) => `${path} cannot be sent: the disk is full.`,
      'not-a-file': (path) => `${path} is a folder, or no regular file: only files can be sent.`,
      'not-a-folder': (path) => `There is no file ${path} in the project.`,
      'not-allowed': (path) => `${path} cannot be read.`,
      outside: (path) => `${path} lies outside the project: only its own files can be sent.`,
      secret: (path) => `${path} holds a secret, such as a key or a token: it is not sent.`,
      'too-large': (path) => `${path} is too large: at most ${MIB} MiB can be sent.`,
      'too-many': () => 'No more files can be sent with one message.',
    },
  },
  ru: {
    which: 'Скажите, какой файл проекта прислать: `/file docs/report.pdf`.',
    here: (name) => `Вот ${name}.`,
    refused: {
      binary: (path) => `${path} прислать нельзя.`,
      empty: (path) => `${path} пуст.`,
      missing: (path) => `Файла ${path} в проекте нет.`,
      'no-space': (path) => `${path} прислать не удалось: на диске нет места.`,
      'not-a-file': (path) => `${path} — папка или не обычный файл, а прислать можно только файл.`,
      'not-a-folder': (path) => `Файла ${path} в проекте нет.`,
      'not-allowed': (path) => `${path} нельзя прочитать.`,
      outside: (path) => `${path} лежит вне проекта, а прислать можно только его файлы.`,
      secret: (path) => `В ${path} есть секрет, например ключ или токен: он не отправлен.`,
      'too-large': (path) => `${path} слишком большой: прислать можно не больше ${MIB} МиБ.`,
      'too-many': () => 'Больше файлов с одним сообщением прислать нельзя.',
    },
  },
};
