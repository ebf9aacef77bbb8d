import type { FactPattern } from './found-fact.ts';
import { kinOf } from './kin.ts';
import { capitalName, looseName, oneOf, plainWords } from './value-readers.ts';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const DEMONSTRATIVES =
  'это этот эту эта эти этих тебя тебе вас вам его её ее их них тот та те то что как когда где кто мой моя моё мою мне меня себя твой твоя ваш не в на к по за у с от до так очень такой такую такие всё все';
const NO_NAMES = set(`${DEMONSTRATIVES} обратно домой туда сюда часто завтра сегодня вечером иначе гулять куда-то никак по-другому`);
const NO_PLACES = set(
  `${DEMONSTRATIVES} страхе надежде доме квартире общежитии своём своем своей мире нищете бедности гостях одиночестве центре области деревне городе стране съёмной съемной частном двух одном однокомнатной ожидании прошлом настоящем напряжении кредит долг аду раю`,
);
const MONTHS = 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря';
const RUSSIAN_DATE = new RegExp(
  String.raw`^\d{1,2}(?:-?го)? (?:${MONTHS})(?!\p{L})(?: \d{4})?|^\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?![\d.])|^\d{4}-\d{2}-\d{2}`,
  'iu',
);
const DASH = String.raw`(?: [—–-] | )`;
const CLOSE =
  'жену|мужа|маму|мать|папу|отца|сына|дочь|дочку|брата|сестру|кота|кошку|собаку|пса|начальника|начальницу|парня|девушку|бабушку|дедушку|подругу|друга';
const WORKPLACES =
  /^(?:банке|школе|больнице|поликлинике|магазине|университете|институте|ресторане|кафе|аптеке|библиотеке|музее|театре|полиции|суде|такси|детском саду|заводе|фабрике|железной дороге|стройке|скорой|почте|радио|телевидении)(?!\p{L})/iu;
const SOFTWARE = /^(?:excel|word|photoshop|figma|vim|vs ?code|эксел|фотошоп|ворд)/iu;

/** Plain ways to say something about oneself in Russian. */
export const RUSSIAN_PATTERNS: readonly FactPattern[] = [
  { opening: /^меня зовут /iu, predicate: 'name', confidence: 0.95, valueOf: russianName },
  { opening: new RegExp(`^мо[её] имя${DASH}`, 'iu'), predicate: 'name', confidence: 0.95, valueOf: capitalName },
  {
    opening: /^(?:пожалуйста,? )?(?:можешь |можно )?(?:зови|зовите|называй|называйте|называть|звать) меня (?:просто )?(?=\p{Lu})/iu,
    predicate: 'called-by',
    confidence: 0.9,
    valueOf: capitalName,
  },
  {
    opening: /^мне (?:уже |сейчас )?(?=\d{1,3} (?:год|года|лет)(?!\p{L}))/iu,
    predicate: 'age',
    confidence: 0.9,
    valueOf: oneOf(/\d{1,3} (?:год[а]?|лет)(?! назад)/u),
  },
  {
    opening: new RegExp(`^(?:(?:мой|у меня) день рождения${DASH}|мой др${DASH}|я родил(?:ся|ась) |день рождения у меня${DASH})`, 'iu'),
    ...{ predicate: 'birthday', confidence: 0.95, valueOf: oneOf(RUSSIAN_DATE) },
  },
  {
    opening: /^(?:я )?(?:сейчас |теперь )?живу (?:сейчас |теперь )?(?:в|во|на) (?:городе |г\. ?)?/iu,
    predicate: 'home',
    confidence: 0.9,
    valueOf: looseName(1, NO_PLACES),
  },
  { opening: /^(?:я |мы )?(?:недавно )?переехала? (?:жить )?(?:в|во|на) /iu, predicate: 'home', confidence: 0.85, valueOf: capitalName },
  { opening: /^я (?:родом )?из /iu, predicate: 'origin', confidence: 0.85, valueOf: capitalName },
  {
    opening: /^(?:я )?(?:сейчас |теперь )?работаю (?:сейчас |теперь )?(?:в|во|на) (?:компании |фирме )?/iu,
    predicate: 'employer',
    confidence: 0.9,
    valueOf: workplace,
  },
  {
    opening: /^(?:я )?(?:сейчас |теперь )?работаю (?=\p{Ll}+(?:ом|ем|ой|ей)(?!\p{L}))/iu,
    ...{
      predicate: 'profession',
      confidence: 0.85,
      valueOf: plainWords(3, set('днём днем утром вечером целым над весь своим руками умом со с этой')),
    },
  },
  { opening: /^(?:я )?учусь (?:в|во|на) /iu, predicate: 'studies', confidence: 0.85, valueOf: capitalName },
  {
    opening: /^у меня (?:(?:сильная|тяжёлая|тяжелая|страшная) )?аллергия на /iu,
    predicate: 'allergy',
    confidence: 0.95,
    valueOf: plainWords(8, set('это эту этот тебя вас него неё него')),
  },
  {
    opening: new RegExp(`^я${DASH}(?=веган|вегетариан)`, 'iu'),
    predicate: 'diet',
    confidence: 0.9,
    valueOf: oneOf(/(?:веганка|веган|вегетарианец|вегетарианка)(?!\p{L})/iu),
  },
  {
    opening: new RegExp(`^(?:мою|моего|мою) (?<subject>(?:\\p{L}+ )?(?:${CLOSE})) зовут `, 'iu'),
    ...{ predicate: 'name', confidence: 0.9, valueOf: looseName(1, NO_NAMES), subjectOf: kinOf },
  },
  {
    opening: new RegExp(
      `^(?:имя моей|имя моего) (?<subject>жены|мужа|мамы|папы|отца|дочери|сестры|кошки|собаки|сына|брата|кота)${DASH}`,
      'iu',
    ),
    ...{ predicate: 'name', confidence: 0.9, valueOf: capitalName, subjectOf: kinOf },
  },
  {
    opening: /^(?:мой|моя|моё|мое|мои) любим(?:ый|ая|ое|ые) (?<subject>\p{L}+) ?[—–-] /iu,
    ...{
      predicate: 'favourite',
      confidence: 0.8,
      valueOf: plainWords(6, set('это когда что как не')),
      subjectOf: (word) => `favourite ${word.toLowerCase()}`,
    },
  },
  { opening: /^(?:я )?(?:очень )?люблю /iu, predicate: 'likes', confidence: 0.7, valueOf: plainWords(4, set(DEMONSTRATIVES)) },
  {
    opening: /^(?:я )?(?:очень )?(?:не люблю|ненавижу|терпеть не могу) /iu,
    predicate: 'dislikes',
    confidence: 0.7,
    valueOf: plainWords(4, set(DEMONSTRATIVES)),
  },
  {
    opening:
      /^у меня (?:есть )?(?=(?:\p{L}+ )?(?:собака|кошка|кот|пёс|пес|дети|детей|сын|дочь|дочка|брат|сестра|сыновей|сына|дочери)(?=$|\s*[,.]| и ))/iu,
    ...{ predicate: 'has', confidence: 0.8, valueOf: plainWords(4, set('не нет')) },
  },
];

/** In lower case it is taken only where nothing else can be meant: who is called somewhere is named by nobody. */
function russianName(rest: string): string | null {
  const name = looseName(1, NO_NAMES)(rest);
  return name === null || /т(?:ь|ься)$/u.test(name) ? null : name;
}

function workplace(rest: string): string | null {
  const place = WORKPLACES.exec(rest)?.[0] ?? capitalName(rest);
  return place === null || SOFTWARE.test(place) ? null : place;
}
