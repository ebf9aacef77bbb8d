const periods: Readonly<Record<number, string>> = { 1: 'Today', 7: '7 days', 30: '30 days' };
const modes: Readonly<Record<string, string>> = { agent: 'Agent', chat: 'Chat', assistant: 'Assistant' };
const purposes: Readonly<Record<string, string>> = {
  answer: 'Answers',
  classify: 'Who answers',
  extract: 'What to remember',
  summarise: 'Summaries',
  embed: 'Search in memory',
  transcribe: 'Voice messages',
};

/** What the console says of costs in English. */
export const enCosts = {
  title: 'Costs',
  period: 'Period',
  periods,
  everybody: 'Everybody’s',
  none: 'Nothing was spent.',
  noneHint: 'In these days no model was called.',
  together: 'Together',
  calls: 'Calls',
  cost: 'Cost',
  cached: 'From caches',
  cachedLong: 'Input from caches',
  tokens: 'Tokens in / out',
  percent: (percent: number) => `${percent}%`,
  what: 'What',
  most: (amount: string) => `at most ${amount} a day`,
  byDay: 'By day',
  byModel: 'By model',
  byMode: 'By mode',
  byPurpose: 'By purpose',
  byPerson: 'By person',
  modes,
  purposes,
  budgets: 'Budgets',
  budgetNames: {
    PERSON_DAY: 'Each person, a day',
    CHAT_DAY: 'Each conversation, a day',
    TASK: 'A task that names none',
    MEMORY_DAY: 'Reading one person’s words for memory, a day',
    INSTALLATION_DAY: 'This server, a day',
  },
  of: (spent: string, limit: string) => `${spent} of ${limit}`,
  forToday: 'for today',
  renews: (moment: string) => `renews ${moment}`,
};
