import type { Language, Person } from '../access/person.ts';
import { budgetSentence, whenText } from '../costs/budget-texts.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import type { TryOutcome } from '../routing/failover.ts';

/** Why no model answered. */
export interface FailureFacts {
  /** Null: there was no model to try. */
  readonly outcome: TryOutcome | null;
  readonly person: Pick<Person, 'language' | 'timeZone'> & Partial<Pick<Person, 'role'>>;
  /** The budget that is used up; null: none is. */
  readonly budget: BudgetLine | null;
  /** When the provider that asks for the shortest wait may be asked again; absent: it did not say, or soon. */
  readonly notBefore?: Date;
  /** The provider's reason, in English; null: there is none. */
  readonly detail: string | null;
}

type Texts = Readonly<Record<TryOutcome | 'none', string>>;

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    'no-budget': 'A budget is used up, so no model was asked.',
    none: 'No model is set that could do this. Set a key for a provider or start a local model server.',
    rejected: 'The model refused the request.',
    'rate-limited': 'The model has too much to do right now. Please try again in a minute.',
    unreachable: 'The model could not be reached. Please try again in a minute.',
    timeout: 'The model did not answer in time. Please try again.',
    cancelled: 'The answer was stopped.',
    empty: 'The model gave no answer. Please ask again, or in other words.',
    refused: 'The model declined to answer this.',
    'too-long': 'This is longer than any model here can read. Shorten it, send it as a file, or begin anew with /new.',
    unpriced: 'The model has no price, so it is not used.',
  },
  ru: {
    'no-budget': 'Бюджет исчерпан, поэтому модель не спрошена.',
    none: 'Нет модели, которая могла бы это сделать. Задайте ключ провайдера или запустите локальный сервер моделей.',
    rejected: 'Модель отклонила запрос.',
    'rate-limited': 'Модель сейчас перегружена. Попробуйте через минуту.',
    unreachable: 'Не удалось связаться с моделью. Попробуйте через минуту.',
    timeout: 'Модель не ответила вовремя. Попробуйте ещё раз.',
    cancelled: 'Ответ остановлен.',
    empty: 'Модель ничего не ответила. Спросите ещё раз или другими словами.',
    refused: 'Модель отказалась отвечать на это.',
    'too-long': 'Это длиннее, чем может прочесть любая из моделей. Сократите, пришлите файлом или начните заново: /new.',
    unpriced: 'У модели нет цены, поэтому она не используется.',
  },
};

/** One or two plain sentences in the person's language. */
export function failureSentence({ outcome, person, budget, detail, notBefore }: FailureFacts): string {
  if (outcome === 'no-budget' && budget !== null) return budgetSentence(person, budget);
  if (outcome === 'rate-limited' && notBefore !== undefined) return waitSentence(person, notBefore);
  const sentence = TEXTS[person.language][outcome ?? 'none'];
  // Only where somebody can act on the reason is it worth a foreign language.
  const isUseful = outcome === 'rejected' || outcome === 'unpriced';
  return isUseful && detail !== null ? `${sentence} ${detail}` : sentence;
}

function waitSentence({ language, timeZone }: FailureFacts['person'], at: Date): string {
  const when = whenText(at, language, timeZone);
  return language === 'ru'
    ? `Провайдер модели просит подождать до ${when}. Раньше она не ответит.`
    : `The model's provider asks to wait until ${when}. It will not answer before.`;
}
