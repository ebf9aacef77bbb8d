import type { Language } from './person.ts';

interface Texts {
  readonly pairing: (code: string) => string;
  readonly welcome: (timeZone: string) => string;
  /** The same, and asks; `timeZone` is a guess. */
  readonly welcomeAsking: (timeZone: string) => string;
  readonly zoneSet: (timeZone: string, time: string) => string;
}

const EN: Texts = {
  pairing: (code) =>
    `I only talk to people I know. Your code is \`${code}\`, good for one hour: give it to whoever runs this Parley, ` +
    `who lets you in with \`/pair ${code}\`. If I know you on another channel, ask me there for a code with \`/link\` and send it here.`,
  welcome: (timeZone) =>
    `Welcome. I speak English with you, and your time zone is ${timeZone}. If that is wrong: \`/settings language ru\`, ` +
    '`/settings zone Europe/Lisbon`. /help says what you can ask for.',
  welcomeAsking: (timeZone) =>
    `Welcome. What is your time zone: ${timeZone}? Answer with your city, such as "Berlin", or "yes". I speak English with you; ` +
    '`/settings language ru` changes that. /help says what you can ask for.',
  zoneSet: (timeZone, time) => `Your time zone is ${timeZone}: it is ${time} there now. \`/settings zone Europe/Lisbon\` changes it.`,
};

const RU: Texts = {
  pairing: (code) =>
    `Я разговариваю только с теми, кого знаю. Ваш код — \`${code}\`, он действует один час: передайте его тому, у кого работает этот Parley, ` +
    `он впустит вас командой \`/pair ${code}\`. Если я знаю вас в другом канале, попросите там код командой \`/link\` и пришлите его сюда.`,
  welcome: (timeZone) =>
    `Добро пожаловать. Я говорю с вами по-русски, ваш часовой пояс — ${timeZone}. Если это не так: \`/settings language en\`, ` +
    '`/settings zone Europe/Moscow`. /help расскажет, что можно попросить.',
  welcomeAsking: (timeZone) =>
    `Добро пожаловать. Какой у вас часовой пояс: ${timeZone}? Ответьте названием города, например «Берлин», или «да». Я говорю с вами по-русски; ` +
    'изменить: `/settings language en`. /help расскажет, что можно попросить.',
  zoneSet: (timeZone, time) => `Ваш часовой пояс — ${timeZone}, там сейчас ${time}. Изменить: \`/settings zone Europe/Moscow\`.`,
};

/** What people are told about being let in. */
export const ACCESS_TEXTS: Readonly<Record<Language, Texts>> = { en: EN, ru: RU };
