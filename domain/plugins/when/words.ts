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

const WEEKDAY_STEMS: readonly (readonly [pattern: string, day: number])[] = [
  ['sun(?:day)?s?|воскресень[еяюе]м?|воскресеньям|вс', 0],
  ['mon(?:day)?s?|понедельник(?:а|у|ам)?|пн', 1],
  ['tue(?:s(?:day)?)?s?|вторник(?:а|у|ам)?|вт', 2],
  ['wed(?:nesday)?s?|сред(?:а|у|ы|е|ам)|ср', 3],
  ['thu(?:r(?:s(?:day)?)?)?s?|четверг(?:а|у|ам)?|чт', 4],
  ['fri(?:day)?s?|пятниц(?:а|у|ы|е|ам)|пт', 5],
  ['sat(?:urday)?s?|суббот(?:а|у|ы|е|ам)|сб', 6],
];
export const WEEKDAY = WEEKDAY_STEMS.map(([pattern]) => pattern).join('|');

/** 0 for Sunday; null: it names no day. */
export function weekdayOf(word: string): number | null {
  return WEEKDAY_STEMS.find(([pattern]) => words(pattern).exec(word)?.[0] === word)?.[1] ?? null;
}

const MONTH_STEMS = [
  ...[
    'jan(?:uary)?|янв(?:ар[яье])?',
    'feb(?:ruary)?|фев(?:р(?:ал[яье])?)?',
    'mar(?:ch)?|март[ае]?',
    'apr(?:il)?|апр(?:ел[яье])?',
    'may|ма[йяе]',
    'june?|июн[яье]',
  ],
  ...['july?|июл[яье]', 'aug(?:ust)?|авг(?:уст[ае]?)?', 'sept?(?:ember)?|сент?(?:ябр[яье])?', 'oct(?:ober)?|окт(?:ябр[яье])?'],
  ...['nov(?:ember)?|ноя(?:б(?:р[яье])?)?', 'dec(?:ember)?|дек(?:абр[яье])?'],
];
export const MONTH = MONTH_STEMS.join('|');

/** 1 for January; null: it names no month. */
export function monthOf(word: string): number | null {
  const at = MONTH_STEMS.findIndex((pattern) => words(pattern).exec(word)?.[0] === word);
  return at === -1 ? null : at + 1;
}

export const UNITS = {
  minute: 'minutes?|mins?|минут(?:[уы]|к[уи]|ок)?|мин',
  hour: 'hours?|hrs?|час(?:а|ов|ик(?:а|ов)?)?|ч',
  day: 'days?|день|дня|дней|сутки|суток',
  week: 'weeks?|недел[юиья]|недель|недельк[уи]',
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
