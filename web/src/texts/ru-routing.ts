import type { enRouting } from './en-routing.ts';

/** What the console says about routing in Russian. */
export const ruRouting: typeof enRouting = {
  title: 'Неясные сообщения',
  question: 'Для чего было это сообщение?',
  names: {
    agent: 'Агент',
    chat: 'Чат',
    reminders: 'Напоминания',
    knowledge: 'База знаний',
    places: 'Места',
    calendar: 'Календарь',
    assistant: 'Другой помощник',
  },
  skip: 'Пропустить',
  answeredBy: (name, percent) => `Ответ дан как: ${name}, уверенность ${percent} %.`,
  doubted: 'Ответ не понравился.',
  left: (count) => (count === 0 ? 'Это последнее здесь.' : `Здесь ещё: ${count}.`),
  none: 'Неясного нет.',
  noneHint: 'Здесь появляются сообщения людей, которые разрешили их хранить, если было неясно, для чего они.',
};
