import type { Language } from '../../domain/access/person.ts';

/** What the offline provider says, around its quotes. */
export interface OfflineTexts {
  readonly noModel: string;
  readonly nothing: string;
  readonly found: string;
  readonly remembered: string;
  readonly youSaid: string;
  readonly iAnswered: string;
}

export const OFFLINE_TEXTS: Readonly<Record<Language, OfflineTexts>> = {
  en: {
    noModel: 'No model is set, so I can only quote what I already hold (set a key or start a local model server to change that).',
    nothing: 'I hold nothing about this.',
    found: 'This is what I found:',
    remembered: 'I remember',
    youSaid: 'You said',
    iAnswered: 'I answered',
  },
  ru: {
    noModel: 'Модель не задана, поэтому я могу только цитировать то, что уже храню (задайте ключ или запустите локальный сервер моделей).',
    nothing: 'Об этом у меня ничего нет.',
    found: 'Вот что нашлось:',
    remembered: 'Я помню',
    youSaid: 'Вы говорили',
    iAnswered: 'Я отвечал',
  },
};
