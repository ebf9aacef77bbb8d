/** What a Russian preposition asks of what follows. */
export type Case = 'instrumental' | 'genitive' | 'prepositional' | 'dative' | 'none';

type Ending = readonly [ending: RegExp, replacements: readonly string[]];

const ADJECTIVES: Readonly<Record<Exclude<Case, 'none'>, readonly Ending[]>> = {
  instrumental: [
    [/ой$/u, ['ая']],
    [/ей$/u, ['яя']],
    [/([гкхшжщч])им$/u, ['$1ий']],
    [/им$/u, ['ий']],
    [/ым$/u, ['ый', 'ой']],
  ],
  genitive: [
    [/ой$/u, ['ая']],
    [/ей$/u, ['яя']],
    [/([гкх])ого$/u, ['$1ий', '$1ой']],
    [/([жш])ого$/u, ['$1ой']],
    [/ого$/u, ['ый', 'ий']],
    [/его$/u, ['ий']],
    [/(?:ых|их)$/u, ['ые', 'ие']],
  ],
  prepositional: [
    [/ой$/u, ['ая']],
    [/ей$/u, ['яя']],
    [/([гкх])ом$/u, ['$1ий']],
    [/ом$/u, ['ый', 'ой']],
    [/ем$/u, ['ий']],
    [/ых$/u, ['ые']],
    [/их$/u, ['ие']],
  ],
  dative: [
    [/ой$/u, ['ая']],
    [/([гкх])ому$/u, ['$1ий', '$1ой']],
    [/ому$/u, ['ый', 'ий']],
    [/ему$/u, ['ий']],
  ],
};
const NOUNS: Readonly<Record<Exclude<Case, 'none'>, readonly Ending[]>> = {
  instrumental: [
    [/([аеиоуыэюя])ем$/u, ['$1й']],
    [/(ц|ж|ш|щ|ч)ем$/u, ['$1', '$1е']],
    [/ем$/u, ['ь', 'е']],
    [/ом$/u, ['', 'о']],
    [/ой$/u, ['а', 'ая']],
    [/ией$/u, ['ия']],
    [/ей$/u, ['я', 'а']],
    [/ью$/u, ['ь']],
    [/ами$/u, ['ы', 'а']],
    [/ями$/u, ['и']],
    [/ым$/u, ['ый', 'ое']],
    [/им$/u, ['ий']],
  ],
  genitive: [
    [/ской$/u, ['ская']],
    [/ой$/u, ['ая']],
    [/ого$/u, ['ое', 'ый']],
    [/([аеиоуыэюя])я$/u, ['$1й', '$1е']],
    [/я$/u, ['ь', 'е']],
    [/а$/u, ['', 'о']],
    [/([гкхжшщч])и$/u, ['$1а', '$1ь']],
    [/ии$/u, ['ия']],
    [/и$/u, ['ь', 'я']],
    [/ы$/u, ['а']],
    [/ов$/u, ['ы']],
  ],
  prepositional: [
    [/ской$/u, ['ская']],
    [/ой$/u, ['ая']],
    [/ском$/u, ['ское', 'ский']],
    [/ии$/u, ['ия']],
    [/и$/u, ['ь']],
    [/([аеиоуыэюя])е$/u, ['$1й', '$1я']],
    [/(бург|ск|ст|нт|рк|рт)е$/u, ['$1', '$1а']],
    [/([бвгджзклмнпрстфхцчшщ]{2})е$/u, ['$1а', '$1']],
    [/е$/u, ['', 'а']],
    [/ах$/u, ['ы']],
    [/ях$/u, ['и']],
    [/у$/u, ['']],
  ],
  dative: [
    [/ской$/u, ['ская']],
    [/([аеиоуыэюя])ю$/u, ['$1й']],
    [/ю$/u, ['ь', 'е']],
    [/у$/u, ['', 'о']],
    [/ии$/u, ['ия']],
    [/и$/u, ['ь']],
    [/е$/u, ['а', '']],
  ],
};
/** After these a name stays as it is: "у метро Сокол". */
const LABELS = /^(?:метро|м\.|ул\.|пр\.|пл\.|ст\.|тц|трц|жк|бц|отел[ьяе]\S*|кафе|ресторан\S*|кинотеатр\S*)$/iu;
/** Words that stand before a name and change themselves. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^улиц(?:а|ы|е|у|ей)$/iu, 'улица'],
  [/^площад(?:ь|и|ью)$/iu, 'площадь'],
  [/^проспект(?:а|е|у|ом)?$/iu, 'проспект'],
  [/^бульвар(?:а|е|у|ом)?$/iu, 'бульвар'],
  [/^станци(?:я|и|ю|ей)$/iu, 'станция'],
  [/^вокзал(?:а|е|у|ом)?$/iu, 'вокзал'],
  [/^переул(?:ок|ка|ке|ку|ком)$/iu, 'переулок'],
  [/^набережн(?:ая|ой|ую)$/iu, 'набережная'],
  [/^шоссе$/iu, 'шоссе'],
];
const MOST = 3;

/**
 * What a Russian name may be called by itself, the likeliest first and as it was said last: Nominatim knows names only as they stand on the map. Only
 * endings are looked at, so that some guesses are no words; those are found nowhere.
 */
export function nominative(said: string, wanted: Case): readonly string[] {
  if (wanted === 'none' || !/[а-яё]/iu.test(said)) return [said];
  const parts = said.split(/\s+/);
  const label = parts.findIndex((part) => LABELS.test(part));
  const options = parts.map((part, at) => {
    if (label !== -1 && at >= label) return [part];
    const known = KNOWN.find(([pattern]) => pattern.test(part));
    if (known !== undefined) return [known[1]];
    if (!/^\p{L}+$/u.test(part) || part.length < 3) return [part];
    return changed(part, (at < parts.length - 1 ? ADJECTIVES : NOUNS)[wanted]);
  });
  const likely = [0, 1].map((choice) => options.map((each) => each[choice] ?? each[0] ?? '').join(' '));
  return [...new Set([...likely, said])].slice(0, MOST);
}

function changed(word: string, endings: readonly Ending[]): readonly string[] {
  const found = endings.find(([ending]) => ending.test(word));
  return found === undefined ? [word] : found[1].map((replacement) => word.replace(found[0], replacement));
}
