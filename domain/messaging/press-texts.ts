import type { Language } from '../access/person.ts';

interface Texts {
  readonly judged: string;
  readonly retried: string;
  readonly stopped: string;
  readonly approved: string;
  readonly denied: string;
  /** The press comes before there is anything to press for. */
  readonly early: string;
  /** What could have been stopped has ended. */
  readonly ended: string;
  readonly retriedBefore: string;
  /** What a button stands for is being done. */
  readonly given: string;
  readonly givenBefore: string;
  readonly decided: string;
  /** Nobody knows any more what the message belonged to. */
  readonly tooOld: string;
  readonly nothing: string;
  readonly notYours: string;
}

/** What people are told when they press a button or react. */
export const PRESS_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    judged: 'Noted, thank you.',
    retried: 'I am answering it again with another model.',
    stopped: 'Stopped.',
    approved: 'Approved.',
    denied: 'Denied.',
    early: 'The answer is not finished yet.',
    ended: 'Too late: it had already ended.',
    retriedBefore: 'This is being answered again already.',
    given: 'One moment.',
    givenBefore: 'This was done already: see below.',
    decided: 'Too late: this was decided already, or the request has expired.',
    tooOld: 'Too late: this message is too old.',
    nothing: 'There is nothing to do for this message.',
    notYours: 'Only the one who asked, or an admin, may do this.',
  },
  ru: {
    judged: 'Учту, спасибо.',
    retried: 'Отвечаю ещё раз, другой моделью.',
    stopped: 'Остановлено.',
    approved: 'Одобрено.',
    denied: 'Отклонено.',
    early: 'Ответ ещё не готов.',
    ended: 'Поздно: это уже закончилось.',
    retriedBefore: 'На это уже отвечают ещё раз.',
    given: 'Секунду.',
    givenBefore: 'Это уже сделано: смотрите ниже.',
    decided: 'Поздно: это уже решено, или срок запроса вышел.',
    tooOld: 'Поздно: это сообщение слишком старое.',
    nothing: 'С этим сообщением ничего сделать нельзя.',
    notYours: 'Это может только тот, кто спросил, или администратор.',
  },
};
