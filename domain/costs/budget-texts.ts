import type { Language, Person } from '../access/person.ts';
import { BUDGET_NAMES } from '../ports/budget-book.ts';
import type { BudgetName, NearBudget } from '../ports/budget-book.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import { toDollars } from './money.ts';
import type { Nanos } from './money.ts';

type Reader = Pick<Person, 'language' | 'timeZone'> & Partial<Pick<Person, 'role'>>;

const NAMES: Readonly<Record<Language, Readonly<Record<BudgetName, string>>>> = {
  en: {
    'person-day': 'your daily budget',
    'chat-day': 'the daily budget of this chat',
    task: 'the budget of this task',
    'memory-day': 'the daily budget of your memory',
    'installation-day': 'the daily budget of this server',
  },
  ru: {
    'person-day': 'ваш дневной бюджет',
    'chat-day': 'дневной бюджет этого чата',
    task: 'бюджет этой задачи',
    'memory-day': 'дневной бюджет вашей памяти',
    'installation-day': 'дневной бюджет этого сервера',
  },
};

/** What `/budget` calls them. */
const BUDGET_WORDS: Readonly<Record<BudgetName, string>> = {
  'person-day': 'person',
  'chat-day': 'chat',
  task: 'task',
  'memory-day': 'memory',
  'installation-day': 'server',
};

/** As people know it; one that nobody knows keeps its name. */
function budgetTitle(name: string, language: Language): string {
  const known = BUDGET_NAMES.find((each) => each === name);
  return known === undefined ? name : NAMES[language][known];
}

/** What somebody is told whose call was not made. */
export function budgetSentence(reader: Reader, budget: BudgetLine): string {
  const { language, timeZone } = reader;
  const limit = ` ($${limitText(budget.limit)})`;
  const name = budgetTitle(budget.name, language);
  const renewal = budget.renewsAt ? whenText(budget.renewsAt, language, timeZone) : null;
  const hint = reader.role === 'owner' ? raiseHint(budget, language) : '';
  if (language === 'ru') return `Не хватает бюджета: ${name}${limit}.${renewal === null ? '' : ` Он обновится ${renewal}.`}${hint}`;
  return `There is not enough left of ${name}${limit} for this.${renewal === null ? '' : ` It renews on ${renewal}.`}${hint}`;
}

/** Only the owner can raise it; a task that was made keeps what it was given. */
function raiseHint({ name, limit }: BudgetLine, language: Language): string {
  const known = BUDGET_NAMES.find((each) => each === name);
  if (known === undefined || known === 'task') return '';
  const command = `\`/budget ${BUDGET_WORDS[known]} ${String(Math.max(1, Math.ceil(toDollars(limit) * 2)))} today\``;
  return language === 'ru' ? ` Поднять его на сегодня: ${command}.` : ` ${command} raises it for today.`;
}

/** The note at four fifths of a budget. */
export function nearSentence(reader: Reader, { budget, spent }: NearBudget): string {
  const { language, timeZone } = reader;
  const name = budgetTitle(budget.name, language);
  const share = budget.limit === 0 ? 100 : Math.floor((spent / budget.limit) * 100);
  const amounts = [spentText(spent), limitText(budget.limit)] as const;
  const renewal = budget.renewsAt ? whenText(budget.renewsAt, language, timeZone) : null;
  if (language === 'ru') {
    const used = `${sentenceCase(name)} израсходован на ${share} %: $${amounts[0]} из $${amounts[1]}.`;
    return `${used}${renewal === null ? '' : ` Он обновится ${renewal}.`} Что в него не поместится, выполнено не будет.`;
  }
  const used = `${share} % of ${name} is used: $${amounts[0]} of $${amounts[1]}.`;
  return `${used}${renewal === null ? '' : ` It renews on ${renewal}.`} What does not fit into it will not be done.`;
}

/** Dollars with as many digits as a small amount needs. */
export function spentText(nanos: Nanos): string {
  const dollars = toDollars(nanos);
  return dollars === 0 || dollars >= 0.1 ? dollars.toFixed(2) : dollars.toFixed(4);
}

/** Dollars of a limit: cents, or for less than one as much as it has. */
export function limitText(nanos: Nanos): string {
  const dollars = toDollars(nanos);
  return dollars === 0 || dollars >= 0.01 ? dollars.toFixed(2) : String(dollars);
}

/** A moment as the person reads it. */
export function whenText(at: Date, language: Language, timeZone: string): string {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(at);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
