/** Whole messages that only mean something after what went before. */
const FOLLOW_UPS = new Set(
  [
    [
      'yes',
      'yes please',
      'yeah',
      'yep',
      'yup',
      'y',
      'sure',
      'ok',
      'okay',
      'k',
      'go',
      'go on',
      'go ahead',
      'continue',
      'proceed',
      'carry on',
    ],
    [
      'do it',
      'do that',
      'please do',
      'try again',
      'again',
      'once more',
      'one more time',
      'next',
      'no',
      'nope',
      'n',
      'both',
      'the first',
      'the second',
    ],
    [
      'да',
      'ага',
      'угу',
      'давай',
      'да давай',
      'ок',
      'окей',
      'ладно',
      'хорошо',
      'конечно',
      'продолжай',
      'дальше',
      'делай',
      'сделай',
      'поехали',
      'валяй',
    ],
    [
      'еще раз',
      'попробуй еще раз',
      'попробуй еще',
      'снова',
      'заново',
      'нет',
      'не',
      'не надо',
      'оба',
      'обе',
      'первый',
      'первое',
      'второй',
      'второе',
    ],
  ].flat(),
);

/** What people begin with when they are done with a subject. */
const LEAVINGS = [
  ...[
    'thanks',
    'thank you',
    'thank u',
    'thx',
    'ty',
    'cheers',
    'great thanks',
    'ok thanks',
    'by the way',
    'btw',
    'unrelated',
    'another question',
  ],
  ...[
    'спасибо',
    'спс',
    'пасиб',
    'пасибо',
    'благодарю',
    'ок спасибо',
    'отлично спасибо',
    'супер спасибо',
    'кстати',
    'другой вопрос',
    'а вот еще вопрос',
  ],
];

const LONGEST_FOLLOW_UP = 40;
const LONGEST_LEAVING = 30;

/** Whether the message only agrees, refuses or asks to go on: it belongs to what went before. */
export function followsUp(text: string): boolean {
  return text.length <= LONGEST_FOLLOW_UP && FOLLOW_UPS.has(plain(text));
}

/** Whether the message begins by closing what went before. */
export function leavesSubject(text: string): boolean {
  const start = `${plain(text.slice(0, LONGEST_LEAVING))} `;
  return LEAVINGS.some((leaving) => start.startsWith(`${leaving} `));
}

/** In small letters, with single blanks instead of everything else. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
