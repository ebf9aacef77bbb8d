import type { Language } from '../access/person.ts';
import type { StandardAction } from '../messaging/incoming-message.ts';

interface Texts {
  /** `sent`: when the message was written, as its writer reads a clock. */
  readonly late: (sent: string) => string;
  readonly stopped: string;
  /** Nothing of an answer is to be seen yet. */
  readonly stillWaiting: string;
  /** Nothing could be done for a press of a button. */
  readonly pressAgain: string;
  readonly seconds: (count: string) => string;
  readonly maybeRepeated: string;
  readonly fileGone: (caption: string) => string;
  readonly fileTooLarge: (name: string) => string;
  readonly buttons: Readonly<Record<StandardAction, string>>;
}

/** What deliveries say of their own. */
export const DELIVERY_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    late: (sent) => `Your message of ${sent} reached me late; here is the answer.`,
    stopped: 'Stopped.',
    stillWaiting: '⏳ Still waiting for an answer…',
    pressAgain: 'That did not work just now. Please press again in a moment.',
    seconds: (count) => `${count} s`,
    maybeRepeated: 'Possibly a repetition: it is not known whether this was sent before.',
    fileGone: (caption) => `A file was to be here, but it is not there any more.${caption === '' ? '' : ` ${caption}`}`,
    fileTooLarge: (name) => `The file ${name} is too large to be sent here.`,
    buttons: { good: '👍', bad: '👎', retry: '🔁 Better model', stop: '⏹ Stop', approve: '✅ Approve', deny: '🚫 Deny' },
  },
  ru: {
    late: (sent) => `Ваше сообщение (${sent}) дошло до меня с опозданием; вот ответ.`,
    stopped: 'Остановлено.',
    stillWaiting: '⏳ Всё ещё жду ответа…',
    pressAgain: 'Сейчас это не получилось. Нажмите ещё раз чуть позже.',
    seconds: (count) => `${count} с`,
    maybeRepeated: 'Возможно, повтор: неизвестно, было ли это уже отправлено.',
    fileGone: (caption) => `Здесь должен был быть файл, но его больше нет.${caption === '' ? '' : ` ${caption}`}`,
    fileTooLarge: (name) => `Файл ${name} слишком велик, чтобы отправить его сюда.`,
    buttons: { good: '👍', bad: '👎', retry: '🔁 Модель получше', stop: '⏹ Стоп', approve: '✅ Разрешить', deny: '🚫 Запретить' },
  },
};
