import { nominative } from './nominative.ts';
import type { Case } from './nominative.ts';

/** What links the parts of a name; the link itself is kept. */
const INNER = /\s+(near|close to|next to|around|opposite|in|on|at|by|рядом со?|возле|около|у|недалеко от|напротив|на|в|во)\s+(?=\S{2})/iu;
/** What stands before a street, a city or a country. */
const WITHIN = /^(?:in|on|at|на|в|во|в районе|в центре|в окрестностях)$/iu;

/** Around what is looked. `names`: what the place may be called, the likeliest first. */
export type Where = { readonly kind: 'here' } | { readonly kind: 'named'; readonly names: readonly string[] };

export interface ReadWhere {
  /** Null: the words don't say. */
  readonly where: Where | null;
  readonly rest: string;
}

const HERE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:near|around|close to|next to|by|from|to|beside) (?:me|us|here|my (?:location|place|position)|where (?:i am|we are))|near ?by|around here|close by|in the (?:area|neighbou?rhood|vicinity)|in this (?:area|neighbou?rhood)|within walking distance|in walking distance|(?:right )?here|рядом со мной|рядом с нами|возле меня|около меня|вокруг меня|недалеко от меня|ко мне|от меня|поблизости|неподал[её]ку|по соседству|в округе|вокруг|тут|здесь|рядом|недалеко|в этом районе|в шаговой доступности|где я|этого места|near)(?=$|[\s,.?!)])(?! (?:с|со|от|к)(?= ))`,
  'iu',
);
const STOP = String.raw`(?=$|[,.?!;)]|\s(?:that|which|who|open|with|for|please|now|right now|still|котор\p{L}+|где|чтобы|пожалуйста|сейчас|и чтобы|with)(?![\p{L}\p{N}]))`;
const ENGLISH = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<how>near(?: to)?|close to|closest to|nearest to|(?<=(?:closest|nearest)[^,.?!]{2,40} )to|next to|not far from|around|opposite|beside|by|within walking distance of|walking distance from|in the (?:area|vicinity) of|in|at|on|from|off|outside|along|towards)\s+(?<name>(?!(?:me|us|here|it|a|an|my|your|order|case|general)(?![\p{L}]))[^,.?!;]{2,80}?(?:, ?\d[^,.?!;]{0,12})?)${STOP}`,
  'iu',
);
const CASES: Readonly<Record<string, Case>> = {
  'рядом с': 'instrumental',
  'рядом со': 'instrumental',
  'по соседству с': 'instrumental',
  'близко к': 'dative',
  'ближе к': 'dative',
  к: 'dative',
  ко: 'dative',
  в: 'prepositional',
  во: 'prepositional',
  на: 'prepositional',
};
const RUSSIAN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<how>рядом со?|по соседству с|близко к|ближе к|недалеко от|неподал[её]ку от|поблизости от|ближайш\p{L}+ к|возле|около|у|вокруг|напротив|вблизи|в районе|в центре|в окрестностях|по дороге (?:на|в|к|до)|по пути (?:на|в|к|до)|от|к|ко|на|в|во)\s+(?<name>(?!(?:меня|мной|мне|нас|тут|здесь|час\p{L}*|какой|каком|котор\p{L}+|вас|тебя|обед|ужин|завтрак|вынос|кино|музей|театр|центре|районе|улице(?=[\s,.?!]*$)|территории)(?![\p{L}]))[^,.?!;]{2,80}?(?:, ?\d[^,.?!;]{0,12})?)${STOP}`,
  'iu',
);

/** Around what is to be looked, as far as the words say. A name wins over "nearby". */
export function readWhere(text: string): ReadWhere {
  const isRussian = /[а-яё]/iu.test(text);
  const found = isRussian ? (RUSSIAN.exec(text) ?? latinIn(text)) : ENGLISH.exec(text);
  const { how = '', name = '' } = found?.groups ?? {};
  const names = namesOf(how, name);
  if (found !== null && names.length > 0) {
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return { where: { kind: 'named', names }, rest };
  }
  const here = HERE.exec(text);
  if (here === null) return { where: null, rest: text };
  return { where: { kind: 'here' }, rest: `${text.slice(0, here.index)} ${text.slice(here.index + here[0].length)}` };
}

/** What is called by a name of several parts, as in "near the Louvre in Paris": the nearest first, then what it is in. */
function namesOf(how: string, name: string): readonly string[] {
  const pieces = name.split(INNER);
  const parts = pieces.flatMap((said, at) => {
    const bare = said
      .trim()
      .replace(/^(?:the |районе |районом |района )/iu, '')
      .replace(HERE, ' ')
      .trim();
    const by = at === 0 ? how : (pieces[at - 1] ?? '');
    return at % 2 === 1 || bare.length < 2 ? [] : [{ options: nominative(bare, caseOf(by)), isWithin: WITHIN.test(by.trim()) }];
  });
  const [first] = parts;
  if (first === undefined) return [];
  if (parts.length === 1) return first.options;
  const sorted = [...parts.filter(({ isWithin }) => !isWithin), ...parts.filter(({ isWithin }) => isWithin)];
  const said = (choice: number, of: number): string =>
    sorted.map(({ options }, at) => (at === of ? options[choice] : undefined) ?? options[0] ?? '').join(', ');
  return [...new Set([said(0, 0), said(1, sorted.length - 1), said(1, 0)])];
}

/** Somebody who mixes languages: "find coffee near Арбат". */
function latinIn(text: string): RegExpExecArray | null {
  return /^[a-z]/iu.test(text) ? ENGLISH.exec(text) : null;
}

function caseOf(how: string): Case {
  const said = how.toLowerCase().replaceAll(/\s+/g, ' ');
  if (/^[a-z]/.test(said)) return 'none';
  if (said.startsWith('ближайш')) return 'dative';
  return CASES[said] ?? 'genitive';
}
