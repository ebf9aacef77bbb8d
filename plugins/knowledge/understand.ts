import { ONE_NAME, strip, STRONG, WEAK } from './about-words.ts';
import {
  ASKS,
  FILE_NAME,
  FORGETS,
  KEPT,
  LISTED,
  NAMES_THING,
  NARROWED,
  ONE_THING,
  OWN_NOTES,
  phrase,
  READS_AGAIN,
  RENEWS,
  TAKES_IN,
} from './what-is-kept.ts';

/** What somebody wants of the knowledge base. */
export type Wish =
  | {
      readonly kind: 'ask';
      /** Without the words around it; '' when there are no others. */
      readonly about: string;
      /** Whether the knowledge base is called by its name: then it answers, also that it knows nothing. */
      readonly isNamed: boolean;
    }
  | { readonly kind: 'list' }
  | { readonly kind: 'add' | 'remove'; readonly what: string };

const NAMED = phrase(STRONG);
const CALLED = phrase(WEAK);
/** What somebody wrote down or sent before. */
const OWN = phrase(
  String.raw`(?:what|where|when|which|whatever|anything|everything|something|find|show me|look up|search)(?= ).*(?<= )(?:i|we)(?:'ve|’ve| have| had| did)? (?:wrote|written|write|saved?|noted?|jotted|stored?|uploaded|sent you|gave you|shared|filed|put down|recorded)(?: (?:down|up))?|my (?:own )?(?:notes|papers|records|documents|files|paperwork|archive)|(?:what|find|look|search|show|does|is|according)(?= ).*(?<= )(?:file|pdf|document|contract|paper|note|report|letter)s? (?:that )?(?:i|we) (?:sent|uploaded|shared|gave|saved|added)|(?:что|где|когда|найди|покажи|поищи|вспомни|посмотри)(?= ).*(?<= )(?:я|мы)(?: \p{L}+)? (?:писал|записал|записывал|сохранил|сохранял|отмечал|отметил|загрузил|загружал|скидывал|скинул|присылал|прислал|выписал|выписывал|фиксировал|помечал)\p{L}*|(?:в|из|по|среди) (?:мо\p{L}+|наш\p{L}+|сво\p{L}+) (?:\p{L}+ )?(?:замет\p{L}*|запис\p{L}*|конспект\p{L}*|бумаг\p{L}*|документ\p{L}*|файл\p{L}*|архив\p{L}*|материал\p{L}*)`,
);
const ADDS = phrase(
  String.raw`(?:add|put|save|store|upload|import|index|ingest|include|load|take|feed|append|place|keep)(?=.*\b(?:to|in|into)\b)|(?:добав|полож|занес|сохран|внес|внос|загруз|запи[шс]|прим|проиндекс|закин|помест|включ|залей|закач)\p{L}*`,
);
const REMOVES = phrase(
  String.raw`(?:remove|delete|drop|erase|purge|kick|take(?=.*\bout\b)|throw(?=.*\bout\b)|get rid)|(?:удал|убер|убра|исключ|вычеркн|выкин|сотр|выброс)\p{L}*`,
);
const LISTS = phrase(
  String.raw`list|show|what(?:'s|’s| is| do (?:we|you) have| do we keep| have we got| has been added)|(?:which|what) (?:documents?|files?|sources?|pages?)|contents?|overview|покаж\p{L}*|перечисл\p{L}*|список|выведи|содержимое|(?:что|какие (?:документы|файлы|источники|страницы)|чего)(?: у нас| у меня| сейчас| вообще)?(?: есть| лежит| лежат| хранится| хранятся| загружено| загружены| добавлено| добавлены| находится)?`,
);
/** About such things in general. */
const IN_GENERAL = phrase(
  String.raw`(?:build|building|create|creating|set(?:ting)? up|design|designing|writing?|start(?:ing)?|make|making|maintain(?:ing)?|best|good|difference|define|meaning|software|tools?|what is an?|what's an?|why (?:do|does|would|should))(?=.*(?:knowledge base|kb|handbook|manual|policy|wiki|documentation|faq))|what (?:is|are) (?:an? )?(?:knowledge bases?|handbooks?|wikis?)(?=[?. ]*$)|что такое|(?:как|зачем|чем|стоит ли|нужно ли|помоги|поможешь|надо) (?:\p{L}+ ){0,2}(?:созда|сдела|постро|вести|ведут|написа|состав|организ|оформ|нуж|отлича|начать|разработ)\p{L}*|лучш\p{L}+ (?:база|базу|базы)`,
);
/** What one does with what is written. */
const CONSULTS = phrase(
  String.raw`(?:says?|said|state[sd]?|tells?|mentions?|mentioned|specif(?:y|ies|ied)|requires?|recommends?|covers?|covered|explains?|explained|describes?|described|define[sd]|written|documented|according to|as per|per our|per the|look(?:ed)? (?:up|in|into|through|for)|looking (?:up|for)|search(?:ing)?|find(?: out)?|consult|check(?: in)?|quote|cite|exact wording|pull up|anything (?:in|on|about)|something (?:in|on|about)|where in|which (?:section|page|chapter|part|document|paragraph)|(?:section|chapter|paragraph|part|page)s? (?:on|about|for))|(?:what(?:'s|’s)?|which|who|when|how (?:many|much|long|often)|is|are|may|can)(?= ).*(?<= )(?:in|from) (?:the|our|my|your)(?= )|открой\p{L}*|что там|(?:говор|сказан|написан|пиш|указан|гласит|прописан|описан|упомин|упомян|сообща|регламентир|предусм|требу|рекоменд|определ|изложен|зафиксирован|закреплен|значит|допуска|разреша|запреща)\p{L}*|(?:согласно|по(?= (?:регламент|инструкци|документаци|правил|справочник|положени|спецификаци))|по (?:нашим|нашей|нашему|внутренн\p{L}+|корпоративн\p{L}+|этому|этой)?|исходя из|в соответствии с|если верить|судя по)(?= )|(?:найди|поищи|посмотри|глянь|проверь|загляни|поиск|ищи|отыщи|процитируй|сверься|справься|найти|посмотреть|поискать|проверить)(?:те)?|цитат\p{L}*|есть (?:ли|в|во)|(?:в|во) како[мй] (?:раздел|документ|пункт|глав|част|параграф|мест)\p{L}*|где (?:в|во)|что (?:в|во)|чего (?:в|во)`,
);

/** One that both know of, and not such things in general; Russian does not tell them apart. */
const DEFINITE = phrase(
  String.raw`[а-яё]{3,}|anything|something|the|our|my|your|this|that|these|those|his|her|their|which|company|office|team|\p{L}+['’]s`,
);
/** In one of them: "in the staff handbook", "в нашей вики"; or it comes first: "handbook: …". */
const IN_ONE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:in|from|per|by|under|inside|at)\s+(?:(?:the|our|my|your|this|that|its|their)\s+)(?:[\p{L}'’-]+\s+){0,3}?|(?:в|во|из|по|внутри|на)\s+(?:[\p{L}-]+\s+){0,2}?|^)(?:${WEAK})(?:(?![\p{L}\p{N}])|(?=\s*:))|^(?:the |our )?(?:[\p{L}-]+ ){0,2}(?:${WEAK})(?: [\p{L}-]+){0,5}:|(?<![\p{L}])(?:the|our|my)\s+(?:[\p{L}'’-]+\s+){0,2}?(?:${WEAK})\s+(?:(?:that |which )?(?:we|i)\s|(?:say|mention|allow|permit|require|include|forbid|cover|list|state)s?(?![\p{L}]))`,
  'iu',
);
const IN_FILE =
  /(?<![\p{L}])(?:in|from|inside|according to|в|во|из|по)\s+(?:(?:the|my|our|this|that|a|file|document|файле?а?|документе?а?|моём|моем|нашем|этом)\s+)*[\p{L}\p{N}][\p{L}\p{N}_.-]*\.(?:pdf|docx?|md|txt|rtf|odt|html?)/iu;

/** What is longer is no question to a knowledge base. */
const LONGEST = 1_000;
/** A question in form alone. */
const POLITE = /^(?:please )?(?:could|can|would|will) (?:you|we)\b|^(?:пожалуйста,? )?(?:можешь|можно|не мог\p{L}+)(?!\p{L})/iu;

/** What is wanted, in Russian or English; null: nothing of the kind. Takes well under a millisecond. */
export function understand(said: string): Wish | null {
  const text = said.slice(0, LONGEST).trim();
  const isNamed = NAMED.test(text);
  if (IN_GENERAL.test(text)) return null;
  return isNamed ? named(text) : (change(text) ?? asked(text));
}

/** Something is to be done with what is kept, though nobody speaks of a knowledge base. */
function change(text: string): Wish | null {
  const isKept = KEPT.test(text);
  const isThing = NAMES_THING.test(text) || FILE_NAME.test(text);
  if (!isThing && !isKept) return null;
  if (FORGETS.test(text) && !POLITE.test(text) && isRemoval(text, isKept)) return { kind: 'remove', what: objectOf(text, FORGETS) };
  if (TAKES_IN.test(text) || (isKept && RENEWS.test(text)) || READS_AGAIN.test(text))
    return { kind: 'add', what: objectOf(text, TAKES_IN) };
  return isKept && LISTED.test(text) && !NARROWED.test(text) ? { kind: 'list' } : null;
}

/** Not what lies in a project: of that somebody says where it is, and does not speak of forgetting or of what it is about. */
function isRemoval(text: string, isKept: boolean): boolean {
  return isKept || ONE_THING.test(text) || (/forget|забудь/iu.test(text) && FILE_NAME.test(text));
}

function asked(text: string): Wish | null {
  const isOwn = OWN.test(text) || OWN_NOTES.test(text);
  const isKept = KEPT.test(text) && (NAMES_THING.test(text) || CALLED.test(text));
  const isIn = IN_ONE.test(text) || (FILE_NAME.test(text) && IN_FILE.test(text));
  const isCalled = CALLED.test(text) && CONSULTS.test(text) && DEFINITE.test(text);
  if (!isOwn && !(ASKS.test(text) && (isKept || isIn || isCalled))) return null;
  const about = aboutOf(text);
  return about === '' ? null : { kind: 'ask', about, isNamed: false };
}

/** What is asked, without the words around it. */
export function aboutOf(said: string): string {
  const text = said.slice(0, LONGEST);
  return strip(text, WEAK) || strip(text, ONE_NAME);
}

function named(text: string): Wish {
  const about = strip(text, STRONG);
  const isAsked = /\?\s*$/u.test(text) && !POLITE.test(text);
  if ((REMOVES.test(text) || FORGETS.test(text)) && !isAsked) return { kind: 'remove', what: objectOf(text, REMOVES) };
  if ((ADDS.test(text) || RENEWS.test(text)) && !isAsked) return { kind: 'add', what: objectOf(text, ADDS) };
  if (LISTS.test(text) && onlyListed(about)) return { kind: 'list' };
  return { kind: 'ask', about, isNamed: true };
}

/** What is done something with: an address or path as it stands there, and else the words that are left. */
function objectOf(text: string, verb: RegExp): string {
  const place = /https?:\/\/\S+|(?<![\p{L}\p{N}])\/[^\s,;]+/u.exec(text)?.[0];
  if (place !== undefined) return place.replace(/[.,;!)»”"']+$/u, '');
  return strip(text.replace(verb, ' '), STRONG)
    .replaceAll(
      /(?<![\p{L}\p{N}])(?:this|that|these|those|the|file|files|document|documents|page|folder|please|out|it|это|этот|эту|эти|файл|файлы|документ|документы|страницу|папку|пожалуйста|его|её|ее|их)(?![\p{L}\p{N}])/giu,
      ' ',
    )
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const OF_LISTS = phrase(
  String.raw`list|show|me|us|all|everything|the|documents?|files?|sources?|pages?|of|contents?|what's|what’s|what|which|is|are|do|have|we|you|i|already|currently|now|here|there|in|it|stored|kept|added|been|has|got|keep|overview|an?|give|right|please|покаж\p{L}*|перечисл\p{L}*|список|всего|выведи|содержимое|что|чего|какие|все|всё|документ\p{L}*|файл\p{L}*|источник\p{L}*|страниц\p{L}*|есть|лежит|лежат|хранится|хранятся|загружен\p{L}*|добавлен\p{L}*|находится|сейчас|уже|у|нас|меня|мне|вообще|там|из|в|наш\p{L}*`,
);

function onlyListed(about: string): boolean {
  return about
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((word) => word !== '')
    .every((word) => OF_LISTS.test(word) && OF_LISTS.exec(word)?.[0].length === word.length);
}
