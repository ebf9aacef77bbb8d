import type { FactPattern } from './found-fact.ts';
import { kinOf } from './kin.ts';
import { capitalName, looseName, oneOf, plainWords } from './value-readers.ts';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const DETERMINERS =
  'a an the this that these those it its my your his her our their you me him them us here there how when what where why who which one to not in on at by being';
const NO_PLACES = set(
  `${DETERMINERS} fear hope denial peace poverty harmony constant total sin hell paradise danger exile isolation darkness silence pain luxury style shared every two three`,
);
const NO_NAMES = set(
  `${DETERMINERS} later back when if as soon now today tomorrow tonight asap crazy old again mad stupid lazy maybe sometime anytime no too so very hard difficult unknown irrelevant secret`,
);
const NOT_LIKED = set(`${DETERMINERS} that's everything nothing something anything all both some any doing getting seeing having such his`);

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const ENGLISH_DATE = new RegExp(
  String.raw`^(?:the )?(?:(?:${MONTH})\.? (?:the )?\d{1,2}(?:st|nd|rd|th)?(?!\d)(?:,? \d{4})?|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})(?![a-z])(?:,? \d{4})?|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?![\d.]))`,
  'iu',
);
const CLOSE =
  'wife|husband|partner|girlfriend|boyfriend|mother|mom|mum|father|dad|son|daughter|brother|sister|boss|cat|dog|kid|child|baby|friend|best friend|grandmother|grandfather|aunt|uncle|cousin';

/** Plain ways to say something about oneself in English. */
export const ENGLISH_PATTERNS: readonly FactPattern[] = [
  {
    opening: /^my (?:full |first |real )?name(?:'s|’s| is) (?:actually )?/iu,
    predicate: 'name',
    confidence: 0.95,
    valueOf: looseName(2, NO_NAMES),
  },
  { opening: /^(?:please )?(?:you can |just )?call me (?=\p{Lu})/iu, predicate: 'called-by', confidence: 0.9, valueOf: calledName },
  { opening: /^i(?:'m|’m| am) (?=\d{1,3}(?: years?[ -]old| y\.?o\.?|$))/iu, predicate: 'age', confidence: 0.9, valueOf: oneOf(/\d{1,3}/u) },
  { opening: /^(?:my birthday(?:'s|’s| is)|i was born) (?:on )?/iu, predicate: 'birthday', confidence: 0.95, valueOf: oneOf(ENGLISH_DATE) },
  {
    opening:
      /^i(?:(?:'m|’m| am)(?: currently| now)? living| (?:now |currently |actually )?live|(?:'ve|’ve| have)? (?:just |recently )?moved) (?:in|to) /iu,
    ...{ predicate: 'home', confidence: 0.9, valueOf: looseName(2, NO_PLACES) },
  },
  { opening: /^i(?:'m|’m| am)(?: originally)? from (?:the (?=\p{Lu}))?/iu, predicate: 'origin', confidence: 0.85, valueOf: capitalName },
  {
    opening: /^i(?:(?:'m|’m| am)(?: currently| now)? working| (?:now |currently )?work) (?:at|for) /iu,
    ...{ predicate: 'employer', confidence: 0.9, valueOf: capitalName },
  },
  {
    opening: /^i(?:(?:'m|’m| am)(?: currently| now)? working| (?:now |currently )?work) as (?:an?|the) /iu,
    ...{ predicate: 'profession', confidence: 0.9, valueOf: profession },
  },
  { opening: /^i(?:(?:'m|’m| am) studying| study) at /iu, predicate: 'studies', confidence: 0.85, valueOf: capitalName },
  {
    opening: /^i(?:(?:'m|’m| am) (?:very |severely |badly )?allergic| have an? (?:\p{L}+ )?allergy) to /iu,
    ...{ predicate: 'allergy', confidence: 0.95, valueOf: plainWords(8, set('it this that you your him her them')) },
  },
  {
    opening: /^i(?:'m|’m| am) (?=an? (?:vegan|vegetarian)|vegan|vegetarian)(?:an? )?/iu,
    ...{ predicate: 'diet', confidence: 0.9, valueOf: oneOf(/(?:vegan|vegetarian)(?![a-z])/iu) },
  },
  {
    opening: new RegExp(String.raw`^my (?<subject>(?:[a-z]+ )?(?:${CLOSE}))(?:['’]s name(?: is|'s|’s)| is (?:called|named)) `, 'iu'),
    ...{ predicate: 'name', confidence: 0.9, valueOf: looseName(1, NO_NAMES), subjectOf: kinOf },
  },
  {
    opening: /^my favou?rite (?<subject>[a-z]+(?: [a-z]+)?) is /iu,
    ...{
      predicate: 'favourite',
      confidence: 0.8,
      valueOf: plainWords(6, set('it this that you when what how where not to')),
      subjectOf: favouriteOf,
    },
  },
  { opening: /^i (?:really |also )?(?:like|love|enjoy) /iu, predicate: 'likes', confidence: 0.7, valueOf: plainWords(4, NOT_LIKED) },
  {
    opening: /^i (?:really |also )?(?:don't like|don’t like|do not like|dislike|hate|can't stand|can’t stand) /iu,
    ...{ predicate: 'dislikes', confidence: 0.7, valueOf: plainWords(4, NOT_LIKED) },
  },
  {
    opening:
      /^i (?:have|'ve got|’ve got|have got) (?=(?:an? |one |two |three |four )(?:\p{L}+ )?(?:dogs?|cats?|kids?|children|sons?|daughters?|brothers?|sisters?)(?!\p{L}))/iu,
    ...{ predicate: 'has', confidence: 0.8, valueOf: plainWords(6, set('')) },
  },
];

function calledName(rest: string): string | null {
  const name = capitalName(rest);
  // "Call me Monday" is a wish to be called.
  return name === null || /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:asap|crazy|back|later)\b/iu.test(name) ? null : name;
}

function profession(rest: string): string | null {
  return plainWords(5, NO_NAMES)(rest.replace(/(?:,| (?:at|for|in|and) )[\s\S]*$/iu, ''));
}

function favouriteOf(word: string): string {
  return `favourite ${word.toLowerCase()}`;
}
