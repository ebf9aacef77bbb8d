import type { Language, Person } from '../access/person.ts';
import { toDollars } from '../costs/money.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import type { TryOutcome } from '../routing/failover.ts';

/** Why no model answered. */
export interface FailureFacts {
  /** Null: there was no model to try. */
  readonly outcome: TryOutcome | null;
  readonly person: Pick<Person, 'language' | 'timeZone'>;
  /** The budget that is used up; null: none is. */
  readonly budget: BudgetLine | null;
  /** The provider's reason, in English; null: there is none. */
  readonly detail: string | null;
}

type Texts = Readonly<Record<Exclude<TryOutcome, 'no-budget'> | 'none', string>>;

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    none: 'No model is set that could do this. Set a key for a provider or start a local model server.',
    rejected: 'The model refused the request.',
    'rate-limited': 'The model has too much to do right now. Please try again in a minute.',
    unreachable: 'The model could not be reached. Please try again in a minute.',
    timeout: 'The model did not answer in time. Please try again.',
    cancelled: 'The answer was stopped.',
    empty: 'The model gave no answer. Please ask again, or in other words.',
    refused: 'The model declined to answer this.',
    unpriced: 'The model has no price, so it is not used.',
  },
  ru: {
    none: 'Нет модели, которая могла бы это сделать. Задайте ключ провайдера или запустите локальный сервер моделей.',
    rejected: 'Модель отклонила запрос.',
    'rate-limited': 'Модель сейчас перегружена. Попробуйте через минуту.',
    unreachable: 'Не удалось связаться с моделью. Попробуйте через минуту.',
    timeout: 'Модель не ответила вовремя. Попробуйте ещё раз.',
    cancelled: 'Ответ остановлен.',
    empty: 'Модель ничего не ответила. Спросите ещё раз или другими словами.',
    refused: 'Модель отказалась отвечать на это.',
    unpriced: 'У модели нет цены, поэтому она не используется.',
  },
};

const BUDGETS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'person-day': 'your daily budget',
    'chat-day': 'the daily budget of this chat',
    task: 'the budget of this task',
    'installation-day': 'the daily budget of this server',
  },
  ru: {
    'person-day': 'ваш дневной бюджет',
    'chat-day': 'дневной бюджет этого чата',
    task: 'бюджет этой задачи',
    'installation-day': 'дневной бюджет этого сервера',
  },
};

/** One or two plain sentences in the person's language. */
export function failureSentence({ outcome, person, budget, detail }: FailureFacts): string {
  if (outcome === 'no-budget') return budgetSentence(person, budget);
  const sentence = TEXTS[person.language][outcome ?? 'none'];
  // Only where somebody can act on the reason is it worth a foreign language.
  const isUseful = outcome === 'rejected' || outcome === 'unpriced';
  return isUseful && detail !== null ? `${sentence} ${detail}` : sentence;
}

function budgetSentence({ language, timeZone }: FailureFacts['person'], budget: BudgetLine | null): string {
  const name = budget === null ? '' : (BUDGETS[language][budget.name] ?? budget.name);
  const limit = budget === null ? '' : ` ($${toDollars(budget.limit).toFixed(2)})`;
  const renewal = budget?.renewsAt ? whenText(budget.renewsAt, language, timeZone) : null;
  if (language === 'ru') return `Не хватает бюджета: ${name}${limit}.${renewal === null ? '' : ` Он обновится ${renewal}.`}`;
  return `There is not enough left of ${name}${limit} for this.${renewal === null ? '' : ` It renews on ${renewal}.`}`;
}

function whenText(at: Date, language: Language, timeZone: string): string {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(at);
}
