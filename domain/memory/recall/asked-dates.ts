const DAY_MS = 24 * 60 * 60 * 1_000;
const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** From when until when, in milliseconds of a clock on the wall of who asks; the end is not part of it. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

export interface AskedDates {
  readonly ranges: readonly DateRange[];
  /** The question without the words that say when. */
  readonly rest: string;
}

const MONTHS = [
  ['january', 'jan', 'январ[еья]'],
  ['february', 'feb', 'феврал[еья]'],
  ['march', 'mar', 'март[еа]?'],
  ['april', 'apr', 'апрел[еья]'],
  ['may', 'ма[йея]'],
  ['june', 'jun', 'июн[еья]'],
  ['july', 'jul', 'июл[еья]'],
  ['august', 'aug', 'август[еа]?'],
  ['september', 'sept?', 'сентябр[еья]'],
  ['october', 'oct', 'октябр[еья]'],
  ['november', 'nov', 'ноябр[еья]'],
  ['december', 'dec', 'декабр[еья]'],
];
const MONTH = MONTHS.flat().join('|');
const YEAR = String.raw`(?:19|20)\d\d`;
const UNIT = String.raw`(?<day>days?|дн(?:я|ей)|день)|(?<week>weeks?|недел[июьяе]\p{L}*)|(?<month>months?|месяц\p{L}*)|(?<year>years?|год\p{L}*|лет)`;

function phrase(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'iu');
}

const ISO = phrase(String.raw`(?<y>${YEAR})-(?<m>\d\d)-(?<d>\d\d)`);
const DOTTED = phrase(String.raw`(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>${YEAR})`);
const DAY_MONTH = phrase(
  String.raw`(?:on )?(?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})(?:,? (?<y>${YEAR}))?(?: г(?:ода)?)?`,
);
const MONTH_DAY = phrase(String.raw`(?:on )?(?<month>${MONTH}) (?<d>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y>${YEAR}))?`);
const MONTH_ALONE = phrase(
  String.raw`(?:(?:in|during|since|в) )(?<month>${MONTH})(?:,? (?:of )?(?<y>${YEAR}))?|(?<named>${MONTH}),? (?<year>${YEAR})`,
);
const YEAR_ALONE = phrase(String.raw`(?:(?:in|during|since|в) )?(?<y>${YEAR})(?: год[уа]?)?`);
const NEAR_DAY = phrase(
  String.raw`(?<today>today|сегодня)|(?<twoAgo>(?:the )?day before yesterday|позавчера)|(?<yesterday>yesterday|вчера)`,
);
const AGO = phrase(String.raw`(?<n>\d{1,3}|an?|one|two|three|few|два|две|три|несколько)?\s*(?:${UNIT}) (?:ago|назад)`);
const LAST = phrase(String.raw`(?:last|прошл\p{L}+) (?:${UNIT})`);
const THIS = phrase(String.raw`(?:this|эт(?:а|о|у|от|ой|ом)) (?:${UNIT})`);

const COUNTS: Readonly<Record<string, number>> = { two: 2, two_: 2, three: 3, few: 3, два: 2, две: 2, три: 3, несколько: 3 };

type Groups = Readonly<Record<string, string | undefined>>;

/** Reads one kind of date; undefined: there is no such date. */
type Reading = (groups: Groups, now: Date, years: readonly number[]) => readonly DateRange[];

const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [ISO, ({ y, m, d }) => [dayOf(Number(y), Number(m) - 1, Number(d))]],
  [DOTTED, ({ y, m, d }) => [dayOf(Number(y), Number(m) - 1, Number(d))]],
  [DAY_MONTH, ({ y, month, d }, _now, years) => yearsOf(y, years).map((year) => dayOf(year, monthOf(month), Number(d)))],
  [MONTH_DAY, ({ y, month, d }, _now, years) => yearsOf(y, years).map((year) => dayOf(year, monthOf(month), Number(d)))],
  [
    MONTH_ALONE,
    ({ y, year, month, named }, _now, years) => yearsOf(y ?? year, years).map((each) => monthRange(each, monthOf(month ?? named))),
  ],
  [YEAR_ALONE, ({ y }) => [{ from: Date.UTC(Number(y), 0), to: Date.UTC(Number(y) + 1, 0) }]],
  [NEAR_DAY, ({ today, twoAgo }, now) => [dayBefore(now, today === undefined ? (twoAgo === undefined ? 1 : 2) : 0)]],
  [
    AGO,
    (groups, now) => [around(now, (COUNTS[groups['n'] ?? ''] ?? Math.max(1, Number(groups['n']) || 1)) * unitOf(groups), unitOf(groups))],
  ],
  [LAST, (groups, now) => [lastOf(groups, now)]],
  [THIS, (groups, now) => [{ from: now.getTime() - unitOf(groups) * DAY_MS, to: now.getTime() + DAY_MS }]],
];

/**
 * The dates that a question names, resolved against the time at which it is asked, in Russian and English. A date without a year means each of `years`.
 * `now` is the time on the wall of who asks, as if it were UTC.
 */
export function askedDates(question: string, now: Date, years: readonly number[]): AskedDates {
  let rest = question.slice(0, 2_000);
  const ranges: DateRange[] = [];
  for (const [pattern, read] of READINGS) {
    const match = pattern.exec(rest);
    if (match?.groups === undefined) continue;
    ranges.push(...read(match.groups, now, years));
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  return { ranges: ranges.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to)), rest };
}

function monthOf(name = ''): number {
  return MONTHS.findIndex((forms) => new RegExp(`^(?:${forms.join('|')})$`, 'iu').test(name));
}

function yearsOf(year: string | undefined, years: readonly number[]): readonly number[] {
  return year === undefined ? years : [Number(year)];
}

function dayOf(year: number, month: number, day: number): DateRange {
  const from = Date.UTC(year, month, day);
  return { from, to: from + DAY_MS };
}

function monthRange(year: number, month: number): DateRange {
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) };
}

function dayBefore(now: Date, days: number): DateRange {
  return dayOf(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - days);
}

function around(now: Date, days: number, unit: number): DateRange {
  const middle = now.getTime() - days * DAY_MS;
  return { from: middle - (unit / 2) * DAY_MS, to: middle + (unit / 2) * DAY_MS };
}

function unitOf(groups: Groups): number {
  return Object.entries(UNIT_DAYS).find(([unit]) => groups[unit] !== undefined)?.[1] ?? 1;
}

function lastOf(groups: Groups, now: Date): DateRange {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  if (groups['year'] !== undefined) return { from: Date.UTC(year - 1, 0), to: Date.UTC(year, 0) };
  if (groups['month'] !== undefined) return monthRange(year, month - 1);
  return { from: now.getTime() - 2 * unitOf(groups) * DAY_MS, to: now.getTime() };
}
