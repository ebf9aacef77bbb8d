import { ONE_NAME, strip, STRONG, WEAK } from './about-words.ts';

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

function phrase(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'iu');
}

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
  String.raw`(?:says?|said|state[sd]?|tells?|mentions?|mentioned|specif(?:y|ies|ied)|requires?|recommends?|covers?|covered|explains?|explained|describes?|described|define[sd]|written|documented|according to|as per|per our|per the|look(?:ed)? (?:up|in|into|through|for)|looking (?:up|for)|search(?:ing)?|find(?: out)?|consult|check(?: in)?|quote|cite|exact wording|pull up|anything (?:in|on|about)|something (?:in|on|about)|where in|which (?:section|page|chapter|part|document|paragraph)|(?:section|chapter|paragraph|part|page)s? (?:on|about|for))|(?:what(?:'s|’s)?|which|who|when|how (?:many|much|long|often)|is|are|may|can)(?= ).*(?<= )(?:in|from) (?:the|our|my|your)(?= )|(?:говор|сказан|написан|пиш|указан|гласит|прописан|описан|упомин|упомян|сообща|регламентир|предусм|требу|рекоменд|определ|изложен|зафиксирован|закреплен|значит|допуска|разреша|запреща)\p{L}*|(?:согласно|по(?= (?:регламент|инструкци|документаци|правил|справочник|положени|спецификаци))|по (?:нашим|нашей|нашему|внутренн\p{L}+|корпоративн\p{L}+|этому|этой)?|исходя из|в соответствии с|если верить|судя по)(?= )|(?:найди|поищи|посмотри|глянь|проверь|загляни|поиск|ищи|отыщи|процитируй|сверься|справься|найти|посмотреть|поискать|проверить)(?:те)?|цитат\p{L}*|есть (?:ли|в|во)|(?:в|во) како[мй] (?:раздел|документ|пункт|глав|част|параграф|мест)\p{L}*|где (?:в|во)|что (?:в|во)|чего (?:в|во)`,
);

/** What is longer is no question to a knowledge base. */
const LONGEST = 1_000;
/** A question in form alone. */
const POLITE = /^(?:please )?(?:could|can|would|will) (?:you|we)\b|^(?:пожалуйста,? )?(?:можешь|можно|не мог\p{L}+)(?!\p{L})/iu;

/** What is wanted, in Russian or English; null: nothing of the kind. Takes well under a millisecond. */
export function understand(said: string): Wish | null {
  const text = said.slice(0, LONGEST).trim();
  const isNamed = NAMED.test(text);
  const isOwn = OWN.test(text);
  if (!isNamed && !isOwn && !CALLED.test(text)) return null;
  if (IN_GENERAL.test(text)) return null;
  if (isNamed) return named(text);
  const about = aboutOf(text);
  return about !== '' && (isOwn || CONSULTS.test(text)) ? { kind: 'ask', about, isNamed: false } : null;
}

/** What is asked, without the words around it. */
export function aboutOf(said: string): string {
  const text = said.slice(0, LONGEST);
  return strip(text, WEAK) || strip(text, ONE_NAME);
}

function named(text: string): Wish {
  const about = strip(text, STRONG);
  const isAsked = /\?\s*$/u.test(text) && !POLITE.test(text);
  if (REMOVES.test(text) && !isAsked) return { kind: 'remove', what: objectOf(text, REMOVES) };
  if (ADDS.test(text) && !isAsked) return { kind: 'add', what: objectOf(text, ADDS) };
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
