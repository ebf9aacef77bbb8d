/** What a text has, whatever it is about: what answers a question of the kind "when", "how many" or "where" mostly has it. */
export const TRAIT = { question: 1, time: 2, number: 4, name: 8 } as const;

const TIME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:yesterday|today|tonight|tomorrow|ago|since|recently|just|weekend|(?:last|next|this) (?:night|week|month|year|summer|winter|spring|fall|autumn|morning|past)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|december|(?:19|20)\d\d|вчера|сегодня|завтра|позавчера|послезавтра|недавно|назад|недел\p{L}*|месяц\p{L}*|прошл\p{L}+|следующ\p{L}+|понедельник\p{L}*|вторник\p{L}*|сред[уы]|четверг\p{L}*|пятниц\p{L}*|суббот\p{L}*|воскресень\p{L}*|(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)\p{L}+|март[ае]?|август[ае]?|ма[яе])(?![\p{L}\p{N}])`,
  'iu',
);
const NUMBER =
  /(?<![\p{L}\p{N}])(?:\p{N}+|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|few|several|couple|many|один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|дважды|несколько|много)(?![\p{L}\p{N}])/iu;
/** A capital where no sentence begins. */
const NAME = /[\p{Ll},;] \p{Lu}\p{Ll}/u;

/** The sum of the traits that the text has. */
export function traitsOf(text: string): number {
  const asks = /[?？]\s*$/u.test(text) ? TRAIT.question : 0;
  return asks + (TIME.test(text) ? TRAIT.time : 0) + (NUMBER.test(text) ? TRAIT.number : 0) + (NAME.test(text) ? TRAIT.name : 0);
}

const ASKS_WHEN =
  /(?<!\p{L})(?:when|how long|since when|(?:what|which) (?:day|date|month|year|time)|когда|с каких пор|как давно|как долго|сколько времени|(?:какого|в какой|в каком|каком) (?:числа|день|месяце|году|году))(?!\p{L})/iu;
const ASKS_NUMBER = /(?<!\p{L})(?:how (?:many|much|often|old)|сколько|как часто)(?!\p{L})/iu;
const ASKS_NAME =
  /(?<!\p{L})(?:where|who|whom|(?:what|which) (?:\p{L}+ )?(?:city|cities|country|countries|states?|towns?|places?|names?|books?|movies?|films?|bands?|songs?|artists?|games?)|называ\p{L}+|зовут|где|куда|откуда|кто|кого|кому|как(?:ой|ая|ие|ую) (?:город\p{L}*|стран\p{L}*|книг\p{L}*|фильм\p{L}*|песн\p{L}*|групп\p{L}*|игр\p{L}*))(?!\p{L})/iu;

/** The traits that an answer to this question mostly has. */
export function traitsAsked(question: string): readonly number[] {
  return [
    ...(ASKS_WHEN.test(question) ? [TRAIT.time] : []),
    ...(ASKS_NUMBER.test(question) ? [TRAIT.number] : []),
    ...(ASKS_NAME.test(question) ? [TRAIT.name] : []),
  ];
}
