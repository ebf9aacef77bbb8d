import { distance } from 'fastest-levenshtein';

import { MONTH, WEEKDAY, words } from './words.ts';

/** Long enough that one wrong letter leaves no doubt. */
const RIGHT = [
  ...['tomorrow', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'january', 'february', 'september'],
  ...['october', 'november', 'december', 'weekday', 'weekend', 'minutes', 'завтра', 'послезавтра', 'сегодня', 'понедельник'],
  ...['вторник', 'четверг', 'пятница', 'пятницу', 'суббота', 'субботу', 'воскресенье', 'каждый', 'каждую', 'каждое', 'неделю', 'полчаса'],
  ...['января', 'февраля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
];
/** What people write for them, with more than one letter changed or too short to be sure of. */
const KNOWN: Readonly<Record<string, string>> = {
  ...{
    tommorow: 'tomorrow',
    tomarrow: 'tomorrow',
    tmrw: 'tomorrow',
    tmr: 'tomorrow',
    tmw: 'tomorrow',
    '2moro': 'tomorrow',
    '2morrow': 'tomorrow',
  },
  ...{ evry: 'every', evrey: 'every', everey: 'every', munites: 'minutes', wensday: 'wednesday', tonite: 'tonight', tomoro: 'tomorrow' },
  ...{ севодня: 'сегодня', седня: 'сегодня', чераз: 'через', черз: 'через', ежедневна: 'ежедневно' },
};
/** Words of their own that are one letter away. */
const OTHERS = words(
  `${WEEKDAY}|${MONTH}|завтрак|завтрака|кажд(?:ая|ые|ым|ой|ому|ом)|недел[иея]|недель|минуту|минуты|минуток|минутку|minute|weekdays|weekends|mondays?`,
);
const WORD = /[\p{L}\p{N}]{3,}/gu;

/** The text with misspelt words of time put right: at most one letter is wrong, missing or too many, or two have changed places. */
export function mendSpelling(text: string): string {
  return text.replaceAll(WORD, (word) => {
    const said = word.toLowerCase();
    if (OTHERS.exec(word)?.[0] === word) return word;
    return KNOWN[said] ?? (said.length < 5 ? undefined : RIGHT.find((right) => isSlip(said, right))) ?? word;
  });
}

function isSlip(said: string, right: string): boolean {
  if (said === right || right.length < 6 || said[0] !== right[0] || Math.abs(said.length - right.length) > 1) return false;
  return distance(said, right) === 1 || isSwapped(said, right);
}

/** Two neighbours have changed places. */
function isSwapped(said: string, right: string): boolean {
  const at = [...said].findIndex((letter, index) => letter !== right[index]);
  return said.length === right.length && said.slice(0, at) + (said[at + 1] ?? '') + (said[at] ?? '') + said.slice(at + 2) === right;
}
