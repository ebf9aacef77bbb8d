/** What the console says about routing in English. */
export const enRouting = {
  title: 'Unclear messages',
  question: 'What was this message for?',
  names: {
    agent: 'Agent',
    chat: 'Chat',
    reminders: 'Reminders',
    knowledge: 'Knowledge',
    places: 'Places',
    calendar: 'Calendar',
    assistant: 'Another helper',
  },
  skip: 'Skip',
  answeredBy: (name: string, percent: number) => `Answered as: ${name}, ${percent} % sure.`,
  doubted: 'The answer was not liked.',
  left: (count: number) => (count === 0 ? 'This is the last one here.' : `${count} more here.`),
  none: 'Nothing is unclear.',
  noneHint: 'Messages of people who let them be kept show up here when it was not clear what they were for.',
};
