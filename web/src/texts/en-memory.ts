/** What goes when everything is forgotten. */
export interface Goes {
  readonly facts: number;
  readonly messages: number;
  readonly files: number;
  readonly tasks: number;
  readonly work: number;
}

/** What the console says about memory in English. */
export const enMemory = {
  title: 'Memory',
  tell: 'Something to remember',
  tellHint: 'Such as: Our anniversary is on 14 May.',
  remember: 'Remember',
  remembered: 'Remembered.',
  search: 'Search',
  searchHint: 'Words that a memory has in it',
  list: 'What is remembered about you',
  none: 'Nothing is remembered.',
  noneHint: 'Tell me something about you, or write /remember and what it is.',
  noMatch: 'Nothing has these words in it.',
  more: 'Show more',
  details: 'Where it comes from',
  saidAs: 'Said as:',
  before: 'Before that:',
  until: (day: string) => `until ${day}`,
  nowhere: 'The message is not there any more.',
  toConversation: 'To the conversation',
  forget: 'Forget',
  named: (text: string) => `Forget: ${text}`,
  forgetTitle: 'Forget this for good?',
  forgetText: (text: string) => `“${text}” goes, with the messages in which it was said or shown word for word.`,
  forgotten: 'Forgotten.',
  forgetAll: 'Forget everything',
  forgetAllTitle: 'Forget everything that you ever told Parley?',
  forgetAllText: ({ facts, messages, files, tasks, work }: Goes) =>
    `For good: ${facts} facts, ${messages} messages with their answers, in groups, too, ${files} files, the words and results of ${tasks} ended tasks, summaries, the search index, and what was kept to learn from. What tasks cost stays, and so do your settings, what others said, the files of projects, what plugins keep for you, lines of the audit log, and what the chats themselves show.${work > 0 ? ` ${work} tasks and schedules that have not ended stay as they are.` : ''}`,
  export: 'Take it along (JSON)',
};
