import type { Language } from '../access/person.ts';
import type { Forgettable } from '../ports/forgetting.ts';

interface Texts {
  readonly rememberWhat: string;
  readonly remembered: (text: string) => string;
  readonly memoryEmpty: string;
  readonly memory: (isGroup: boolean, page: number, pages: number) => string;
  readonly more: (page: number) => string;
  /** On the button that shows more. */
  readonly moreLabel: string;
  readonly details: string;
  readonly off: string;
  readonly turnedOff: string;
  readonly turnedOn: string;
  readonly secret: string;
  readonly noPage: (pages: number) => string;
  readonly noNumber: (most: number) => string;
  /** When and where something was said. */
  readonly said: (day: string, where: string | null) => string;
  readonly words: (words: string) => string;
  readonly before: string;
  readonly held: (from: string, until: string, text: string) => string;
  readonly nothingBefore: string;
  readonly exported: (name: string) => string;
  readonly tooLarge: string;
  readonly forgetWhat: string;
  readonly forgetNone: (words: string) => string;
  readonly forgetMany: string;
  readonly forgot: string;
  readonly forgotten: string;
  readonly forgetAll: (goes: Forgettable) => string;
  /** On the button that forgets everything. */
  readonly forgetAllLabel: string;
  readonly allForgotten: string;
}

/** What the commands of memory say to people. */
export const MEMORY_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    rememberWhat: 'Say what to remember: `/remember I live in Lisbon`.',
    remembered: (text) => `Remembered: ${text}`,
    memoryEmpty: 'Nothing is remembered. `/remember I live in Lisbon` changes that.',
    memory: (isGroup, page, pages) =>
      `What is remembered ${isGroup ? 'in this group' : 'about you'}${pages > 1 ? ` (page ${page} of ${pages})` : ''}, newest first:`,
    more: (page) => `More: \`/memory ${page}\`.`,
    moreLabel: 'More',
    details: 'Where one comes from and what was before: `/memory history 1`. Take one away: `/forget` with a few of its words.',
    off: 'Nothing new is kept at the moment: `/memory on` changes that.',
    turnedOff:
      'From now on nothing that you say is kept in memory, in private or in groups. What is known already stays until you say `/forget`; `/memory on` turns it on again.',
    turnedOn: 'What you say is kept in memory again. What you said meanwhile stays out of it.',
    secret: 'I kept nothing: this looks like a password, a key or the number of a card. Such things belong in a password manager.',
    noPage: (pages) => `There ${pages === 1 ? 'is only one page' : `are ${pages} pages`}: \`/memory 1\`.`,
    noNumber: (most) => `Say which one by its number in \`/memory\`, from 1 to ${most}: \`/memory history 1\`.`,
    said: (day, where) => (where === null ? day : `${day}, ${where}`),
    words: (words) => `Said as: “${words}”`,
    before: 'Before that:',
    held: (from, until, text) => `${from} – ${until}: ${text}`,
    nothingBefore: 'Nothing else was known in its place.',
    exported: (name) =>
      `Everything that I remember of you is in ${name}: facts with their history, what you said with my answers, and summaries of that.`,
    tooLarge: 'That is more than a chat can carry in one file. In a terminal: `npx parley memory export`.',
    forgetWhat: 'Say what to forget in a few of its words: `/forget Lisbon`. Everything: `/forget all`.',
    forgetNone: (words) => `Nothing that is remembered matches "${words}".`,
    forgetMany: 'Several things match. Which one? Press its number, or answer with it, such as `/forget 1`:',
    forgot: 'Forgotten, with the messages here in which it was said or shown word for word.',
    forgotten: 'That is forgotten already.',
    forgetAll: ({ facts, messages, groups, files, tasks, work }) =>
      [
        'This forgets everything that you ever told me, for good:',
        `- facts about you and by you: ${facts}`,
        `- messages of yours with my answers, in all your chats with me${groups > 0 ? ` and in groups (${groups})` : ''}: ${messages}`,
        `- files that came or went with them: ${files}`,
        `- words, output and results of your ended tasks: ${tasks}; that they were and what they cost stays`,
        '- summaries, the search index, and what was kept to learn from',
        work > 0 ? `It leaves ${work} tasks and schedules that have not ended: stop them first if they are to go, too.` : '',
        'It leaves your name and settings, what others said, the files of projects, lines of the audit log with the beginnings of what tasks were to do, and what you see in the chat itself: delete that there.',
        'If you want that, answer `/forget all yes` within 15 minutes.',
      ]
        .filter((line) => line !== '')
        .join('\n'),
    forgetAllLabel: 'Forget everything',
    allForgotten: 'Everything is forgotten. What was still being answered goes as soon as it has ended.',
  },
  ru: {
    rememberWhat: 'Скажите, что запомнить: `/remember Я живу в Лиссабоне`.',
    remembered: (text) => `Запомнил: ${text}`,
    memoryEmpty: 'Ничего не запомнено. Например: `/remember Я живу в Лиссабоне`.',
    memory: (isGroup, page, pages) =>
      `Что запомнено ${isGroup ? 'в этой группе' : 'о вас'}${pages > 1 ? ` (страница ${page} из ${pages})` : ''}, сначала новое:`,
    more: (page) => `Дальше: \`/memory ${page}\`.`,
    moreLabel: 'Дальше',
    details: 'Откуда это и что было раньше: `/memory history 1`. Забыть: `/forget` и пара слов.',
    off: 'Сейчас ничего нового не запоминается: `/memory on` это изменит.',
    turnedOff:
      'Теперь ничего из того, что вы говорите, не запоминается — ни лично, ни в группах. Известное останется, пока вы не скажете `/forget`; включить снова: `/memory on`.',
    turnedOn: 'Снова запоминаю то, что вы говорите. Сказанное за это время в память не попадёт.',
    secret: 'Ничего не запомнил: похоже на пароль, ключ или номер карты. Такому место в менеджере паролей.',
    noPage: (pages) => `Страниц всего ${pages}: \`/memory 1\`.`,
    noNumber: (most) => `Скажите номер из \`/memory\`, от 1 до ${most}: \`/memory history 1\`.`,
    said: (day, where) => (where === null ? day : `${day}, ${where}`),
    words: (words) => `Сказано так: «${words}»`,
    before: 'До этого:',
    held: (from, until, text) => `${from} – ${until}: ${text}`,
    nothingBefore: 'Ничего другого на этом месте известно не было.',
    exported: (name) => `Всё, что я о вас помню, — в ${name}: факты с их историей, ваши сообщения с моими ответами и пересказы.`,
    tooLarge: 'Это больше, чем чат может передать одним файлом. В терминале: `npx parley memory export`.',
    forgetWhat: 'Скажите парой слов, что забыть: `/forget Лиссабон`. Всё: `/forget all`.',
    forgetNone: (words) => `Ничего подходящего к «${words}» не запомнено.`,
    forgetMany: 'Подходит несколько записей. Которую забыть? Нажмите номер или ответьте им, например `/forget 1`:',
    forgot: 'Забыл — вместе с сообщениями здесь, где это сказано или показано слово в слово.',
    forgotten: 'Это уже забыто.',
    forgetAll: ({ facts, messages, groups, files, tasks, work }) =>
      [
        'Так забудется навсегда всё, что вы мне когда-либо говорили:',
        `- факты о вас и от вас: ${facts}`,
        `- ваши сообщения с моими ответами, во всех ваших чатах со мной${groups > 0 ? ` и в группах (${groups})` : ''}: ${messages}`,
        `- файлы, пришедшие или ушедшие с ними: ${files}`,
        `- слова, вывод и итоги ваших законченных задач: ${tasks}; то, что они были и сколько стоили, останется`,
        '- пересказы, поисковый указатель и то, что хранилось для обучения',
        work > 0 ? `Незаконченные задачи и расписания (${work}) останутся: остановите их сначала, если и они должны уйти.` : '',
        'Останутся ваше имя и настройки, слова других, файлы проектов, строки журнала с началом того, что должны были сделать задачи, и то, что видно в самом чате: это удалите там.',
        'Если вы этого хотите, ответьте `/forget all yes` в течение 15 минут.',
      ]
        .filter((line) => line !== '')
        .join('\n'),
    forgetAllLabel: 'Забыть всё',
    allForgotten: 'Всё забыто. То, на что я ещё отвечаю, уйдёт, как только ответ закончится.',
  },
};
