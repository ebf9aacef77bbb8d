/** By value; each with the forms that it takes in a sentence. */
const UNDER_TEN = [
  'one|один|одну|одного|одной',
  'two|два|две|двух',
  'three|три|трех',
  'four|четыре|четырех',
  'five|пять|пяти',
  'six|шесть|шести',
  'seven|семь|семи',
  'eight|восемь|восьми',
  'nine|девять|девяти',
];
const TO_NINETEEN = [
  'ten|десять|десяти',
  'eleven|одиннадцать|одиннадцати',
  'twelve|двенадцать|двенадцати',
  'thirteen|тринадцать|тринадцати',
  'fourteen|четырнадцать|четырнадцати',
  'fifteen|пятнадцать|пятнадцати',
  'sixteen|шестнадцать|шестнадцати',
  'seventeen|семнадцать|семнадцати',
  'eighteen|восемнадцать|восемнадцати',
  'nineteen|девятнадцать|девятнадцати',
];
const TENS = [
  'twenty|двадцать|двадцати',
  'thirty|тридцать|тридцати',
  'forty|сорок|сорока',
  'fifty|пятьдесят|пятидесяти',
  'sixty|шестьдесят|шестидесяти',
  'seventy|семьдесят|семидесяти',
  'eighty|восемьдесят|восьмидесяти',
  'ninety|девяносто|девяноста',
];
/** Numbers only of something that follows. */
const OF_SOMETHING: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, 'a couple of': 2, 'a couple': 2, 'a few': 3, пару: 2, несколько: 3 },
  ...{ second: 2, other: 2, third: 3, fourth: 4, '2nd': 2, '3rd': 3, '4th': 4 },
  ...{ второй: 2, вторую: 2, второе: 2, третий: 3, третью: 3, третье: 3, четвертый: 4, четвертую: 4 },
};

const CARDINALS: Readonly<Record<string, number>> = Object.fromEntries([
  ...formsOf(UNDER_TEN, (at) => at + 1),
  ...formsOf(TO_NINETEEN, (at) => at + 10),
  ...formsOf(TENS, (at) => (at + 2) * 10),
]);

function formsOf(rows: readonly string[], value: (at: number) => number): readonly (readonly [string, number])[] {
  return rows.flatMap((forms, at) => forms.split('|').map((form) => [form, value(at)] as const));
}

function longestFirst(forms: readonly string[]): string {
  return forms.toSorted((one, other) => other.length - one.length).join('|');
}

/** A number in words, as a part of a pattern: of one word or, from twenty on, of two. */
export const CARDINAL = `(?:${TENS.join('|')})[- ](?:${UNDER_TEN.join('|')})(?![\\p{L}])|${longestFirst(Object.keys(CARDINALS))}`;

/** Every word or number that `numberOf` reads, as a part of a pattern. */
export const NUMBER = String.raw`\d{1,4}|${CARDINAL}|${longestFirst(Object.keys(OF_SOMETHING))}`;

/** What a number written in digits or words says; 1 where nothing is written. */
export function numberOf(written: string | undefined): number {
  if (written === undefined || written === '') return 1;
  const said = written.toLowerCase();
  const known = CARDINALS[said] ?? OF_SOMETHING[said];
  if (known !== undefined) return known;
  const parts = said.split(/[- ]/).map((part) => CARDINALS[part]);
  return parts.every((part) => part !== undefined) ? parts.reduce((sum, part) => sum + part, 0) : Number(written);
}

const ORDINALS_EN = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth'],
  ...['fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth'],
];
const ORDINALS_RU = [
  ...['первого', 'второго', 'третьего', 'четвертого', 'пятого', 'шестого', 'седьмого', 'восьмого', 'девятого', 'десятого'],
  ...['одиннадцатого', 'двенадцатого', 'тринадцатого', 'четырнадцатого', 'пятнадцатого', 'шестнадцатого', 'семнадцатого'],
  ...['восемнадцатого', 'девятнадцатого', 'двадцатого'],
];

/** The dates of a month in words, "first" or "двадцать четвертого", as a part of a pattern. */
export const DATE_IN_WORDS = [
  `twenty[- ](?:${ORDINALS_EN.slice(0, 9).join('|')})|thirtieth|thirty[- ]first|${longestFirst(ORDINALS_EN)}`,
  `двадцать (?:${ORDINALS_RU.slice(0, 9).join('|')})|тридцатого|тридцать первого|${longestFirst(ORDINALS_RU)}`,
].join('|');

/** The date that digits or such words name; NaN: they name none. */
export function dateOf(written: string): number {
  const [tens = '', rest] = written.toLowerCase().split(/[- ]/);
  const ones = ordinalOf(rest ?? tens);
  if (rest !== undefined) return (/^(?:thirty|тридцать)$/.test(tens) ? 30 : 20) + ones;
  if (/^(?:thirtieth|тридцатого)$/.test(tens)) return 30;
  return ones === 0 ? Number(written) : ones;
}

/** 0: it is none. */
function ordinalOf(word: string): number {
  return ORDINALS_EN.indexOf(word) + 1 || ORDINALS_RU.indexOf(word) + 1;
}
