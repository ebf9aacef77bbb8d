import type { Language } from '../access/person.ts';
import type { BudgetName } from '../ports/budget-book.ts';

interface Texts {
  readonly wrongAmount: string;
  readonly taskHasNoDay: string;
  readonly noCosts: string;
  /** Of everybody, or of who asks. */
  readonly title: (isEverybody: boolean) => string;
  readonly periods: readonly [today: string, week: string, month: string];
  readonly cached: (percent: number) => string;
  readonly byDay: string;
  readonly byModel: string;
  readonly byMode: string;
  readonly byPerson: string;
  readonly inMonth: string;
  readonly budgets: string;
  readonly budgetLine: Readonly<Record<BudgetName, string>>;
  readonly of: (spent: string, limit: string) => string;
  readonly forToday: string;
  readonly renews: (when: string) => string;
  readonly budgetHow: string;
  readonly budgetSet: (what: string, amount: string, isForToday: boolean) => string;
  readonly budgetUsage: string;
  readonly costsUsage: string;
}

/** What is said about costs and budgets. */
export const COST_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    wrongAmount: 'A budget is an amount of US dollars from 0 to 1000000, such as `/budget person 7.50`.',
    taskHasNoDay: 'A task’s budget has no day: leave out "today", such as `/budget task 3`.',
    noCosts: 'Nothing was spent in the last 30 days.',
    title: (isEverybody) => (isEverybody ? 'What everybody spent' : 'What you spent'),
    periods: ['Today', '7 days', '30 days'],
    cached: (percent) => `${percent} % of the input came from caches`,
    byDay: 'By day',
    byModel: 'By model',
    byMode: 'By mode',
    byPerson: 'By person',
    inMonth: 'in 30 days',
    budgets: 'Budgets:',
    budgetLine: {
      'person-day': 'each person, a day (`person`)',
      'chat-day': 'each chat, a day (`chat`)',
      task: 'a task that names none (`task`)',
      'memory-day': 'reading one person’s words for memory, a day (`memory`)',
      'installation-day': 'this server, a day (`server`)',
    },
    of: (spent, limit) => `$${spent} of $${limit}`,
    forToday: 'for today',
    renews: (when) => `renews on ${when}`,
    budgetHow:
      '`/budget person 10 today` changes one until it renews, `/budget person 10` from now on, `/budget person auto` takes it back.',
    budgetSet: (what, amount, isForToday) => `The budget of ${what} is ${isForToday ? 'for today' : 'now'} $${amount}.`,
    budgetUsage:
      'Say which budget and how many US dollars: `/budget person 10`, with `person`, `chat`, `task`, `memory` or `server`, and perhaps `today`.',
    costsUsage: '`/costs` shows what you spent, `/costs all` what everybody did.',
  },
  ru: {
    wrongAmount: 'Бюджет — это сумма в долларах от 0 до 1000000, например `/budget person 7.50`.',
    taskHasNoDay: 'У бюджета задачи нет дня: уберите «today», например `/budget task 3`.',
    noCosts: 'За последние 30 дней ничего не потрачено.',
    title: (isEverybody) => (isEverybody ? 'Сколько потратили все' : 'Сколько вы потратили'),
    periods: ['Сегодня', '7 дней', '30 дней'],
    cached: (percent) => `${percent} % ввода взято из кэша`,
    byDay: 'По дням',
    byModel: 'По моделям',
    byMode: 'По режимам',
    byPerson: 'По людям',
    inMonth: 'за 30 дней',
    budgets: 'Бюджеты:',
    budgetLine: {
      'person-day': 'каждый человек в день (`person`)',
      'chat-day': 'каждый чат в день (`chat`)',
      task: 'задача без своего бюджета (`task`)',
      'memory-day': 'чтение слов одного человека для памяти, в день (`memory`)',
      'installation-day': 'весь сервер в день (`server`)',
    },
    of: (spent, limit) => `$${spent} из $${limit}`,
    forToday: 'на сегодня',
    renews: (when) => `обновится ${when}`,
    budgetHow: '`/budget person 10 today` — до обновления, `/budget person 10` — насовсем, `/budget person auto` — как в настройках.',
    budgetSet: (what, amount, isForToday) => `Бюджет (${what}) ${isForToday ? 'на сегодня' : 'теперь'}: $${amount}.`,
    budgetUsage:
      'Скажите, какой бюджет и сколько долларов: `/budget person 10`, где `person`, `chat`, `task`, `memory` или `server`, и, может быть, `today`.',
    costsUsage: '`/costs` — сколько потратили вы, `/costs all` — сколько потратили все.',
  },
};
