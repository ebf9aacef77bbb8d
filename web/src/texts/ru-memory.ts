import type { enMemory, Goes } from './en-memory.ts';

/** What the console says about memory in Russian. */
export const ruMemory: typeof enMemory = {
  title: 'Память',
  tell: 'Что запомнить',
  tellHint: 'Например: наша годовщина 14 мая.',
  remember: 'Запомнить',
  remembered: 'Запомнено.',
  search: 'Поиск',
  searchHint: 'Слова, которые есть в записи',
  list: 'Что о вас запомнено',
  none: 'Ничего не запомнено.',
  noneHint: 'Расскажите что-нибудь о себе или напишите /remember и что запомнить.',
  noMatch: 'Таких слов нет ни в одной записи.',
  more: 'Показать ещё',
  details: 'Откуда это',
  saidAs: 'Сказано так:',
  before: 'До этого:',
  until: (day: string) => `до ${day}`,
  nowhere: 'Самого сообщения больше нет.',
  toConversation: 'К беседе',
  forget: 'Забыть',
  named: (text: string) => `Забыть: ${text}`,
  forgetTitle: 'Забыть это навсегда?',
  forgetText: (text: string) => `«${text}» уйдёт вместе с сообщениями, где это сказано или показано слово в слово.`,
  forgotten: 'Забыто.',
  forgetAll: 'Забыть всё',
  forgetAllTitle: 'Забыть всё, что вы когда-либо говорили Parley?',
  forgetAllText: ({ facts, messages, files, tasks, work }: Goes) =>
    `Навсегда: факты (${facts}), сообщения с ответами, и в группах тоже (${messages}), файлы (${files}), слова и итоги законченных задач (${tasks}), пересказы, поисковый указатель и то, что хранилось для обучения. Останутся стоимость задач, ваши настройки, слова других, файлы проектов, то, что хранят для вас помощники, строки журнала и то, что видно в самих чатах.${work > 0 ? ` Незаконченные задачи и расписания (${work}) останутся как есть.` : ''}`,
  export: 'Забрать с собой (JSON)',
};
