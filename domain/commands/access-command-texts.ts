import type { Language } from '../access/person.ts';
import type { TrainingChoice } from '../routing/learned/intent.ts';

interface Texts {
  readonly paired: (name: string, role: string) => string;
  readonly waiting: string;
  readonly nobodyWaits: string;
  readonly until: (time: string) => string;
  readonly people: string;
  readonly shutOut: string;
  readonly whichPerson: string;
  readonly unknownPerson: string;
  readonly allowed: (name: string) => string;
  readonly allowedHere: (name: string) => string;
  readonly denied: (name: string) => string;
  readonly groupAllowed: (title: string, observes: boolean) => string;
  readonly groupDenied: (title: string) => string;
  readonly groups: string;
  readonly noGroups: string;
  readonly standing: (isAllowed: boolean, observes: boolean) => string;
  readonly linkCode: (code: string) => string;
  readonly linked: (name: string) => string;
  readonly knownAs: string;
  readonly settings: (language: string, timeZone: string) => string;
  readonly settingsHow: string;
  readonly freeModels: (isFirst: boolean) => string;
  readonly keepsMemory: (isOn: boolean) => string;
  readonly memoryOfGroup: (isOn: boolean) => string;
  readonly training: (choice: TrainingChoice) => string;
  readonly whyWhat: string;
  readonly nothingWaits: string;
  readonly whichRequest: string;
  readonly approved: (action: string) => string;
  readonly rejected: (action: string) => string;
}

const EN: Texts = {
  paired: (name, role) => `${name} is let in, with the role "${role}".`,
  waiting: 'Waiting to be let in with `/pair CODE`:',
  nobodyWaits: 'Nobody waits to be let in. Say the code that a stranger was given: `/pair CODE`.',
  until: (time) => `until ${time}`,
  people: 'People:',
  shutOut: 'shut out',
  whichPerson: 'I do not know whom you mean: reply to a message of theirs, or give an id or name from /people.',
  unknownPerson:
    'Whoever wrote this is a stranger to me, and strangers get no answer anyway. To let them in: they write to me in private and get a code for `/pair CODE` (or `/pair CODE guest`).',
  allowed: (name) => `${name} may talk to me.`,
  allowedHere: (name) => `${name} may talk to me in this group.`,
  denied: (name) => `${name} is shut out. \`/allow\` takes that back.`,
  groupAllowed: (title, observes) =>
    `I answer in ${title}. ${observes ? 'What is not addressed to me I keep for the memory of the group.' : 'What is not addressed to me I do not keep; `/allowgroup observe on` changes that.'}`,
  groupDenied: (title) => `I no longer answer in ${title}.`,
  groups: 'Groups:',
  noGroups: 'I know of no group yet. Add me to one, and write `/allowgroup` there.',
  standing: (isAllowed, observes) => (isAllowed ? (observes ? 'answered and kept' : 'answered') : 'not answered'),
  linkCode: (code) =>
    `Write this to me in your other channel within 10 minutes: \`/link ${code}\`. Whoever enters it becomes you, so show it to nobody.`,
  linked: (name) => `You are ${name} here, too: one memory, one task list, the same settings.`,
  knownAs: 'I know you as:',
  settings: (language, timeZone) => `Language: ${language}. Time zone: ${timeZone}.`,
  settingsHow:
    'To change them: `/settings language ru`, `/settings zone Europe/Lisbon`, `/settings models free`, `/settings memory off`, `/settings training off`.',
  freeModels: (isFirst) =>
    `Models: ${isFirst ? 'free ones first, such as those on this machine, then all others' : 'all, in their usual order'}.`,
  keepsMemory: (isOn) => `Memory: ${isOn ? 'on. What you say is kept for later answers' : 'off. Nothing that you say is kept'}.`,
  memoryOfGroup: (isOn) =>
    isOn
      ? 'From now on I also keep what is said here without being addressed to me, for the memory of this group alone. Whoever does not want that for themselves: `/memory off`.'
      : 'From now on I keep nothing of what is not addressed to me here.',
  training: (choice) =>
    ({
      off: 'Training: off. No message of yours is kept to learn what messages are for.',
      private:
        'Training: private. What you write to me in private is kept on this machine to learn what messages are for; nobody else reads it.',
      everywhere:
        'Training: on. What you write to me, in groups too, is kept on this machine to learn what messages are for; admins may see the unclear ones.',
    })[choice],
  whyWhat: 'Reply with `/why` to the message that you mean.',
  nothingWaits: 'Nothing waits for a yes.',
  whichRequest: 'Several wait. Say which one, such as `/approve ID`:',
  approved: (action) => `Approved: ${action}`,
  rejected: (action) => `Rejected: ${action}`,
};

const RU: Texts = {
  paired: (name, role) => `${name} теперь может со мной говорить, роль «${role}».`,
  waiting: 'Ждут, чтобы их впустили командой `/pair КОД`:',
  nobodyWaits: 'Никто не ждёт. Назовите код, который получил незнакомец: `/pair КОД`.',
  until: (time) => `до ${time}`,
  people: 'Люди:',
  shutOut: 'доступ закрыт',
  whichPerson: 'Не понимаю, о ком речь: ответьте на сообщение этого человека или назовите id или имя из /people.',
  unknownPerson:
    'Кто это написал, я не знаю, а незнакомцам и так не отвечаю. Чтобы впустить: пусть напишет мне лично и получит код для `/pair КОД` (или `/pair КОД guest`).',
  allowed: (name) => `${name} может со мной говорить.`,
  allowedHere: (name) => `${name} может говорить со мной в этой группе.`,
  denied: (name) => `${name}: доступ закрыт. Вернуть: \`/allow\`.`,
  groupAllowed: (title, observes) =>
    `Отвечаю в группе ${title}. ${observes ? 'То, что обращено не ко мне, сохраняю для памяти группы.' : 'То, что обращено не ко мне, не сохраняю; изменить: `/allowgroup observe on`.'}`,
  groupDenied: (title) => `Больше не отвечаю в группе ${title}.`,
  groups: 'Группы:',
  noGroups: 'Я пока не знаю ни одной группы. Добавьте меня в группу и напишите там `/allowgroup`.',
  standing: (isAllowed, observes) => (isAllowed ? (observes ? 'отвечаю и сохраняю' : 'отвечаю') : 'не отвечаю'),
  linkCode: (code) =>
    `Напишите мне в другом вашем канале в течение 10 минут: \`/link ${code}\`. Кто введёт этот код, станет вами: никому его не показывайте.`,
  linked: (name) => `Вы и здесь — ${name}: одна память, один список задач, те же настройки.`,
  knownAs: 'Я знаю вас как:',
  settings: (language, timeZone) => `Язык: ${language}. Часовой пояс: ${timeZone}.`,
  settingsHow:
    'Изменить: `/settings language en`, `/settings zone Europe/Moscow`, `/settings models free`, `/settings memory off`, `/settings training off`.',
  freeModels: (isFirst) =>
    `Модели: ${isFirst ? 'сначала бесплатные, например на этой машине, потом остальные' : 'все, в обычном порядке'}.`,
  keepsMemory: (isOn) =>
    `Память: ${isOn ? 'on. То, что вы говорите, помню для будущих ответов' : 'off. Ничего из сказанного вами не запоминаю'}.`,
  memoryOfGroup: (isOn) =>
    isOn
      ? 'Теперь сохраняю и то, что здесь говорят не мне, — только для памяти этой группы. Кто этого для себя не хочет: `/memory off`.'
      : 'Теперь не сохраняю ничего из того, что здесь говорят не мне.',
  training: (choice) =>
    ({
      off: 'Обучение: off. Ваши сообщения не хранятся для того, чтобы учиться понимать, для чего они.',
      private:
        'Обучение: private. То, что вы пишете мне лично, хранится на этой машине, чтобы учиться понимать, для чего сообщения; больше никто этого не читает.',
      everywhere:
        'Обучение: on. То, что вы пишете мне, в том числе в группах, хранится на этой машине, чтобы учиться понимать, для чего сообщения; неясные могут видеть администраторы.',
    })[choice],
  whyWhat: 'Ответьте командой `/why` на сообщение, о котором речь.',
  nothingWaits: 'Ничего не ждёт разрешения.',
  whichRequest: 'Ждут несколько. Скажите, какой из них, например `/approve ID`:',
  approved: (action) => `Разрешено: ${action}`,
  rejected: (action) => `Отклонено: ${action}`,
};

/** What the commands about people, groups and settings say. */
export const ACCESS_COMMAND_TEXTS: Readonly<Record<Language, Texts>> = { en: EN, ru: RU };
