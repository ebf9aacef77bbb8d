/** A pattern of whole words, in whatever alphabet and case. */
export function words(pattern: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, 'iu');
}

/** A text of which parts are understood and cut out, one after another; what is left is what it is about. */
export class Remainder {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Cuts out the first place that fits and returns its named groups; null: nothing fits. */
  cut(pattern: RegExp): Readonly<Record<string, string | undefined>> | null {
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.text = `${this.text.slice(0, found.index)} ${this.text.slice(found.index + found[0].length)}`;
    return found.groups ?? {};
  }
}

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, thirty: 30, 'forty-five': 45, forty: 40, fifty: 50, sixty: 60, ninety: 90, 'a couple of': 2, 'a few': 3 },
  ...{ один: 1, одну: 1, одного: 1, два: 2, две: 2, три: 3, четыре: 4, пять: 5, шесть: 6, семь: 7, восемь: 8, девять: 9, десять: 10 },
  ...{ одиннадцать: 11, двенадцать: 12, пятнадцать: 15, двадцать: 20, тридцать: 30, сорок: 40, пятьдесят: 50, девяносто: 90, пару: 2 },
  ...{
    second: 2,
    other: 2,
    third: 3,
    fourth: 4,
    второй: 2,
    вторую: 2,
    второе: 2,
    третий: 3,
    третью: 3,
    третье: 3,
    четвертый: 4,
    четвертую: 4,
  },
};

/** Every word or number that `numberOf` reads, as a part of a pattern. */
export const NUMBER = String.raw`\d{1,4}|${Object.keys(NUMBERS)
  .toSorted((one, other) => other.length - one.length)
  .join('|')}`;

/** What a number written in digits or words says; 1 where nothing is written. */
export function numberOf(written: string | undefined): number {
  if (written === undefined || written === '') return 1;
  return NUMBERS[written.toLowerCase()] ?? Number(written);
}

const WEEKDAY_STEMS: readonly (readonly [pattern: string, day: number])[] = [
  ['sun(?:day)?s?|воскресень[еяюе]м?|воскресеньям', 0],
  ['mon(?:day)?s?|понедельник(?:а|у|ам)?', 1],
  ['tue(?:s(?:day)?)?s?|вторник(?:а|у|ам)?', 2],
  ['wed(?:nesday)?s?|сред(?:а|у|ы|е|ам)', 3],
  ['thu(?:r(?:s(?:day)?)?)?s?|четверг(?:а|у|ам)?', 4],
  ['fri(?:day)?s?|пятниц(?:а|у|ы|е|ам)', 5],
  ['sat(?:urday)?s?|суббот(?:а|у|ы|е|ам)', 6],
];
export const WEEKDAY = WEEKDAY_STEMS.map(([pattern]) => pattern).join('|');

/** 0 for Sunday; null: it names no day. */
export function weekdayOf(word: string): number | null {
  return WEEKDAY_STEMS.find(([pattern]) => words(pattern).exec(word)?.[0] === word)?.[1] ?? null;
}

const MONTH_STEMS = [
  ...[
    'jan(?:uary)?|январ[яье]',
    'feb(?:ruary)?|феврал[яье]',
    'mar(?:ch)?|март[ае]?',
    'apr(?:il)?|апрел[яье]',
    'may|ма[йяе]',
    'june?|июн[яье]',
  ],
  ...['july?|июл[яье]', 'aug(?:ust)?|август[ае]?', 'sept?(?:ember)?|сентябр[яье]', 'oct(?:ober)?|октябр[яье]'],
  ...['nov(?:ember)?|ноябр[яье]', 'dec(?:ember)?|декабр[яье]'],
];
export const MONTH = MONTH_STEMS.join('|');

/** 1 for January; null: it names no month. */
export function monthOf(word: string): number | null {
  const at = MONTH_STEMS.findIndex((pattern) => words(pattern).exec(word)?.[0] === word);
  return at === -1 ? null : at + 1;
}

export const UNITS = {
  minute: 'minutes?|mins?|минут[уы]?|мин',
  hour: 'hours?|hrs?|час(?:а|ов)?',
  day: 'days?|день|дня|дней|сутки|суток',
  week: 'weeks?|недел[юиья]|недель',
  month: 'months?|месяц(?:а|ев)?',
  year: 'years?|год(?:а)?|лет',
} as const;
export type Unit = keyof typeof UNITS;

/** The unit that a word is a form of; null: none. */
export function unitOf(word: string): Unit | null {
  for (const unit of ['minute', 'hour', 'day', 'week', 'month', 'year'] as const)
    if (words(UNITS[unit]).exec(word)?.[0] === word) return unit;
  return null;
}
