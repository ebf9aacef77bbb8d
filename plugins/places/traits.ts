import { words } from './words.ts';

/** What a place has to offer. */
export interface Trait {
  readonly id: string;
  /** A tag of OpenStreetMap, and what its value is like, as a regular expression. */
  readonly key: string;
  readonly value: string;
  readonly pattern: RegExp;
  readonly called: { readonly en: string; readonly ru: string };
  /** Whether it is about eating, so that whoever names it and no kind looks for a place to eat. */
  readonly isFood: boolean;
}

/** One a line: id; key; value; how people say it in English; in Russian; what it is called in English; in Russian. */
const TABLE = String.raw`
vegan ; diet:vegan ; ^(yes|only|limited)$ ; vegan ; веган\p{L}* ; vegan ; веганское
vegetarian ; diet:vegetarian ; ^(yes|only|limited)$ ; vegetarian|veggie|meatless ; вегетариан\p{L}* ; vegetarian ; вегетарианское
halal ; diet:halal ; ^(yes|only|limited)$ ; halal ; халяль\p{L}* ; halal ; халяль
kosher ; diet:kosher ; ^(yes|only|limited)$ ; kosher ; кошер\p{L}* ; kosher ; кошерное
gluten_free ; diet:gluten_free ; ^(yes|only|limited)$ ; gluten[- ]free|without gluten|coeliac ; без ?глютен\p{L}* ; gluten-free ; без глютена
lactose_free ; diet:lactose_free ; ^(yes|only|limited)$ ; lactose[- ]free|dairy[- ]free ; без ?лактоз\p{L}* ; lactose-free ; без лактозы
pizza ; cuisine ; (^|;) *pizza ; pizzas?|pizzerias? ; пицц\p{L}+ ; pizza ; пицца
sushi ; cuisine ; (^|;) *sushi ; sushi ; суши|ролл(?:ы|ов|ами) ; sushi ; суши
ramen ; cuisine ; (^|;) *(ramen|noodle) ; ramen|noodles? ; рамен\p{L}*|лапш\p{L}+ ; noodles ; лапша
burger ; cuisine ; (^|;) *burger ; burgers? ; бургер\p{L}* ; burgers ; бургеры
kebab ; cuisine ; (^|;) *(kebab|doner|shawarma) ; kebabs?|d[oö]ners?|shawarma ; кебаб\p{L}*|донер\p{L}*|шаурм\p{L}+|шаверм\p{L}+ ; kebab ; шаурма
steak ; cuisine ; (^|;) *(steak_house|steak|barbecue) ; steaks?|barbecue|bbq ; стейк\p{L}*|шашлык\p{L}* ; steak ; мясо
seafood ; cuisine ; (^|;) *(seafood|fish) ; seafood|fish and chips ; морепродукт\p{L}+|рыбн\p{L}+ ; seafood ; морепродукты
italian ; cuisine ; (^|;) *(italian|pizza|pasta) ; italian|pasta ; итальян\p{L}+|паст(?:а|у|ы) ; Italian ; итальянское
japanese ; cuisine ; (^|;) *(japanese|sushi|ramen) ; japanese ; японск\p{L}+ ; Japanese ; японское
chinese ; cuisine ; (^|;) *chinese ; chinese ; китайск\p{L}+ ; Chinese ; китайское
korean ; cuisine ; (^|;) *korean ; korean ; корейск\p{L}+ ; Korean ; корейское
thai ; cuisine ; (^|;) *thai ; thai ; тайск\p{L}+ ; Thai ; тайское
vietnamese ; cuisine ; (^|;) *vietnamese ; vietnamese|pho ; вьетнамск\p{L}+|фо-?бо ; Vietnamese ; вьетнамское
indian ; cuisine ; (^|;) *indian ; indian|curry ; индийск\p{L}+ ; Indian ; индийское
mexican ; cuisine ; (^|;) *(mexican|tex-mex) ; mexican|tacos?|burritos? ; мексиканск\p{L}+|тако ; Mexican ; мексиканское
french ; cuisine ; (^|;) *french ; french ; французск\p{L}+ ; French ; французское
greek ; cuisine ; (^|;) *greek ; greek ; греческ\p{L}+ ; Greek ; греческое
german ; cuisine ; (^|;) *(german|bavarian) ; german|bavarian|schnitzel ; немецк\p{L}+|баварск\p{L}+ ; German ; немецкое
spanish ; cuisine ; (^|;) *(spanish|tapas) ; spanish|tapas ; испанск\p{L}+|тапас ; Spanish ; испанское
turkish ; cuisine ; (^|;) *turkish ; turkish ; турецк\p{L}+ ; Turkish ; турецкое
arab ; cuisine ; (^|;) *(arab|lebanese|syrian|falafel) ; arab(?:ic)?|lebanese|syrian|falafel ; арабск\p{L}+|ливанск\p{L}+|фалафел\p{L}+ ; Arab ; арабское
georgian ; cuisine ; (^|;) *georgian ; georgian|khachapuri|khinkali ; грузинск\p{L}+|хинкал\p{L}+|хачапури ; Georgian ; грузинское
uzbek ; cuisine ; (^|;) *uzbek ; uzbek|plov ; узбекск\p{L}+|плов\p{L}* ; Uzbek ; узбекское
armenian ; cuisine ; (^|;) *armenian ; armenian ; армянск\p{L}+ ; Armenian ; армянское
russian ; cuisine ; (^|;) *(russian|pelmeni|pancake) ; russian|pelmeni|dumplings|blini ; русск\p{L}+ кухн\p{L}+|пельмен\p{L}+|блин\p{L}+ ; Russian ; русское
wheelchair ; wheelchair ; ^(yes|designated)$ ; wheelchairs?(?: accessible)?|step[- ]free ; (?:для )?(?:инвалидн\p{L}+|коляс\p{L}+)|пандус\p{L}* ; wheelchair accessible ; доступно на коляске
wifi ; internet_access ; ^(wlan|yes)$ ; wi-?fi|internet ; wi-?fi|вай-?фа\p{L}*|интернет\p{L}* ; Wi-Fi ; Wi-Fi
outdoor ; outdoor_seating ; ^(yes|terrace|garden|sidewalk|pedestrian_zone)$ ; outdoor (?:seating|tables)|terraces?|outside tables|(?:sit|eat) outside ; веранд\p{L}+|террас\p{L}+|на улице столик\p{L}* ; outdoor seating ; с верандой
`;
const NOT_FOOD = ['wheelchair', 'wifi', 'outdoor'];

export const TRAITS: readonly Trait[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [id = '', key = '', value = '', english = '', russian = '', en = '', ru = ''] = line.split(' ; ');
    return { id, key, value, pattern: words(`${english}|${russian}`), called: { en, ru }, isFood: !NOT_FOOD.includes(id) };
  });

/** What is asked for in the words; of cuisines only one is looked for, the most exact. */
export function traitsIn(text: string): readonly Trait[] {
  const found = TRAITS.filter(({ pattern }) => pattern.test(text));
  const cuisine = found.find(({ key }) => key === 'cuisine');
  return found.filter((trait) => trait.key !== 'cuisine' || trait === cuisine);
}

export function traitOf(id: string): Trait | null {
  return TRAITS.find((trait) => trait.id === id) ?? null;
}
