import { KINDS } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { readWhen } from './read-when.ts';
import { readWhere } from './read-where.ts';
import { traitsIn } from './traits.ts';
import type { Wish } from './wish.ts';
import { words } from './words.ts';

export interface Understood {
  readonly wish: Wish;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Somebody else's business, or words about places that ask for none. */
const OTHER = new RegExp(
  String.raw`(?<![\p{L}])(?:remind|reminder|alarm|schedule|calendar|meeting|appointment|translate|explain|recipe|difference|meaning|mean|history of|essay|poem|story|joke|write|put|move|add|book|cancel|reschedule|invite|code|function|bug|script|repo(?:sitory)?|deploy|commit|docker|api|endpoint|css|sql|csv|json|website|web page|app|landing|component|class|logo|slogan|name for|names for|invest|business plan|yesterday|last (?:week|night|year|month)|notes?|documents?|knowledge base|handbook|polic(?:y|ies)|wiki|файл\p{L}*|напомни\p{L}*|поставь|перенеси|перенести|добавь|запиши|отмени|пригласи|напоминан\p{L}+|будильник\p{L}*|календар\p{L}+|встреч\p{L}+|созвон\p{L}*|переведи|перевод|объясни|рецепт\p{L}*|отлича\p{L}+|разниц\p{L}+|напиши|сочини|стих\p{L}*|анекдот\p{L}*|истори[яюи]|код\p{L}*|функци\p{L}+|баг\p{L}*|скрипт\p{L}*|сайт\p{L}*|приложени\p{L}+|репозитори\p{L}+|вчера|прошл\p{L}+|заметк\p{L}+|документ\p{L}*|баз\p{L}+ знаний|справочник\p{L}*|why|came first|etiquette|tipping|tips?|heads[- ]up|nudge|average|typical|origin|population|(?:dinner|lunch|breakfast|brunch|coffee|drinks) with (?!(?:an? |the )?(?:kids?|children|toddlers?|view|dog|family|baby|terrace|wifi|friends)(?!\p{L}))\p{L}+|(?:watch|see) (?:a |on )?(?:tv|netflix)|films?|movies?(?! (?:theat|house))|tv|series|(?<!where )do (?:\p{L}+s|people)|событи\p{L}+|вред\p{L}+|полез\p{L}+|калори\p{L}+|фильм\p{L}*|сериал\p{L}*|аниме|мультик\p{L}*|внеси\p{L}*|ставь\p{L}*|занят\p{L}+|заблокируй\p{L}*|кажд(?:ый|ую|ое)|(?:ужин|обед|завтрак|кофе|бранч) с(?:о)? (?!(?:собой|видом|детьми|реб[её]нк\p{L}+|собак\p{L}+|террас\p{L}+|веранд\p{L}+|друзьями|семь[её]й|коляск\p{L}+)(?!\p{L}))\p{L}+|почему|зачем|как работа\p{L}+|how do(?:es)?|как называ\p{L}+|что такое|кто такой)(?![\p{L}])`,
  'iu',
);
/** What happened or is thought is told, not asked for. */
const TOLD =
  /^(?!.*[,.;:!—–-]\s*(?:(?:is|are) (?:there|any)|what|where|which|any|some|can|could|need|want|looking|find|show|куда|где|как[аоу]?[йяею]|есть|нуж|ищ|найди|подскаж|посовет|покаж|хо(?:чу|тим)))(?:как(?! (?:пройти|добраться|дойти|доехать))|how(?! (?:do i get|can i get))|i|we|he|she|they|my|our|the|it|this|that|there (?:was|were)|you|я|мы|он|она|они|мой|моя|наш|это|вы|ты)\s+(?!(?:need|want|['’]?d like|['’]?d love|would (?:like|love)|could use|am looking|are looking|['’]?m|am hungry|have to find|must find|ищу|ищем|хочу|хотим|хотел|бы|голоден|голодн|nearest|closest|best|cheapest))/iu;
const PAST = words(
  String.raw`was|were|went|ate|had|worked|visited|loved|liked|bought|был[аио]?|ходил\p{L}*|поел\p{L}*|купил\p{L}*|работал\p{L}*|понравил\p{L}+|закрыл\p{L}+|открыл\p{L}+`,
);
const NEAR = words(
  String.raw`near(?:est|by| by)?|closest|close (?:by|to)|around here|around me|next to|in the area|within walking distance|walking distance|not far|рядом|поблизости|недалеко|неподал[её]ку|ближайш\p{L}+|поближе|близк\p{L}+|около|возле|вокруг|по соседству|в округе|тут|здесь|в шаговой доступности|у метро|по дороге|по пути|on (?:the|my|our) way|en route|along the (?:way|road|route)|around the corner`,
);
const ASKS = words(
  String.raw`find|show(?: me)?|look(?:ing)? for|search(?: for)?|need|want|i['’]?d (?:like|love)|we['’]?d (?:like|love)|would (?:like|love)|could use|what['’]?s|whats|what is|is any(?:thing|where|place|body|one)?|anything|anywhere|somewhere|how late|till when|until when|where (?:can|could|do|should|to|might)|any|some ?where|recommend|suggest|know (?:a|any|of)|is there|are there|get me to|take me to|point me to|which|what|list|give me|hungry|в какой|какие|какой|какая|где (?:можно|тут|здесь|бы|лучше|купить|найти|поесть|рядом|есть|в|на|около|возле)|куда|найди(?:те)?|найти|подскажи(?:те)?|посоветуй(?:те)?|порекомендуй(?:те)?|ищу|ищем|нуж(?:ен|на|но|ны)|надо|хочу|хочется|хотим|покажи(?:те)?|есть ли|есть (?:тут|здесь|рядом)|что (?:есть|рядом|тут)|знаешь|как (?:пройти|добраться|дойти)|дай(?:те)?|поищи|поискать|есть|ли`,
);
const WHERE_IS = words(String.raw`where(?: is|'s|’s| are)|where|где`);
/** When it is open is what is asked. */
const HOURS = words(
  String.raw`opening (?:hours|times)|(?:what|which) time (?:does|do|will|is)|till (?:what time|when)|until (?:what time|when)|how late|closing time|when (?:does|do|is|will)|до скольки|со скольки|во сколько|до какого часа|с какого часа|часы работы|режим работы|график работы|время работы|когда (?:откр|закр|работ)\p{L}+|(?:открыт|открыта|открыто|работает|закрыт|закрыта|закрыто) ли`,
);
const NEAREST = words(String.raw`nearest|closest|the nearest|ближайш\p{L}+|самая близкая|самый близкий`);
/** A name that stands where a kind would: "the nearest Starbucks". */
const NAME = String.raw`(?:["«„“](?<quoted>[^"»“”]{2,60})["»“”]|(?<name>\p{Lu}[\p{L}\p{N}&'’.-]*(?:[ -]\p{Lu}[\p{L}\p{N}&'’.-]*){0,3}))`;
const NAMED = new RegExp(
  String.raw`(?:nearest|closest|find (?:a |the |me a )?|where(?: is|'s) (?:a |the )|[бБ]лижайш\p{L}+|[нН]айди |[гГ]де )\s*${NAME}`,
  'u',
);
/** One whose hours are asked. */
const NAMED_OPEN = new RegExp(
  String.raw`(?:(?:[Дд]о|[Сс]о?) скольки|[Вв]о сколько|[Дд]о какого часа) (?:(?:сегодня|завтра) )?(?:открыт\p{L}*|закрывается|открывается|работает) ${NAME.replaceAll('<', '<open_')}|(?:[Оо]ткрыт[аоы]?|[Рр]аботает|[Зз]акрыт[аоы]?) ли (?:(?:сегодня|завтра|сейчас) )?${NAME}`,
  'u',
);
/** How people begin who ask with a mere name of things. */
const BEGINNING =
  /^(?:(?:please|hey|hi|ok|so|and|пожалуйста|привет|слушай|а|и|ну)[, ]+)*(?:(?:a|an|the|good|best|cheap|nice|some|all|хорош\p{L}+|лучш\p{L}+|сам\p{L}+ близк\p{L}+|недорог\p{L}+|вкусн\p{L}+|все)\s+)*/iu;
const LONGEST = 300;
const DISHES = new Set(['pizza', 'sushi', 'ramen', 'burger', 'kebab', 'steak', 'seafood']);

/** What place somebody looks for; null: none. */
export function understand(text: string): Understood | null {
  const said = text.replaceAll(/\s+/g, ' ').trim();
  if (said.length > LONGEST || OTHER.test(said)) return null;
  const { when, rest } = readWhen(said);
  const found = whatAndWhere(rest, said);
  if (found === null) return null;
  const { kind, name, traits, where, isKnown } = found;
  const isNamed = where?.kind === 'named';
  const isNearest = NEAREST.test(said);
  const isOfHours = HOURS.test(said);
  const isAsked = isNearest || isOfHours || ASKS.test(said);
  const isNear = NEAR.test(said);
  // An adjective alone names no place: "French …".
  const isBare = (isKnown || isNear || traits.some(({ id }) => DISHES.has(id))) && beginsWith(said, kind, traits);
  const signs = { isNear, isAsked, isWhere: WHERE_IS.test(said), isOpen: when !== null || isOfHours, isNamed, isBare };
  const confidence = sureness(said, { ...signs, hasKind: kind !== null, isCalled: name !== null && (isOfHours || when !== null) });
  if (confidence === 0) return null;
  const wish = { kind: kind?.id ?? null, name, traits: traits.map(({ id }) => id), when, where, isNearest };
  return { wish, confidence };
}

/** The same, where it is known that a place is looked for: whatever kind is in the words. Null: none is. */
export function bareWish(text: string): Wish | null {
  const said = text.replaceAll(/\s+/g, ' ').trim();
  if (said.length > LONGEST) return null;
  const { when, rest } = readWhen(said);
  const found = whatAndWhere(rest, said);
  if (found === null) return null;
  const { kind, name, traits, where } = found;
  return { kind: kind?.id ?? null, name, traits: traits.map(({ id }) => id), when, where, isNearest: NEAREST.test(said) };
}

interface Signs {
  readonly isNear: boolean;
  readonly isAsked: boolean;
  readonly isWhere: boolean;
  readonly isOpen: boolean;
  readonly isNamed: boolean;
  /** It begins with what is looked for. */
  readonly isBare: boolean;
  readonly hasKind: boolean;
  /** It is called by a name, and when it is open is asked. */
  readonly isCalled: boolean;
}

function sureness(said: string, { isNear, isAsked, isWhere, isOpen, isNamed, isBare, hasKind, isCalled }: Signs): number {
  if (TOLD.test(said) || (PAST.test(said) && !isNear)) return 0;
  const isRequest = isAsked || isWhere || isBare || said.endsWith('?');
  if (!hasKind) return (isNear && isRequest) || isCalled ? 0.92 : 0;
  if (isNear && isRequest) return 0.96;
  if (isOpen && isRequest) return 0.95;
  if (isNamed && (isAsked || isBare)) return isBare && said.length < 60 ? 0.92 : 0.9;
  return 0;
}

function beginsWith(said: string, kind: Kind | null, traits: readonly { readonly pattern: RegExp }[]): boolean {
  const start = said.slice(BEGINNING.exec(said)?.[0].length ?? 0);
  const at = [kind, ...traits].flatMap((each) => each?.pattern.exec(start)?.index ?? []);
  return at.some((index) => start.slice(0, index).split(' ').length <= (/^[a-z]/iu.test(start) ? 3 : 2));
}

interface Found extends Pick<Wish, 'name' | 'where'> {
  readonly kind: Kind | null;
  readonly traits: ReturnType<typeof traitsIn>;
  /** The kind is in the words, and not only what it has to offer. */
  readonly isKnown: boolean;
}

function whatAndWhere(text: string, said: string): Found | null {
  const { where, rest } = readWhere(text);
  const kind = kindIn(rest);
  const traits = traitsIn(rest);
  if (kind === null && !traits.some(({ isFood }) => isFood)) return swallowed(text) ?? named({ text, said }, where, traits);
  return { kind: kind ?? kindIn('food'), name: null, traits, where, isKnown: kind !== null };
}

/** Where what is looked for stands behind the place without a comma, as in "рядом с Арбатом поесть". */
function swallowed(text: string): Found | null {
  const inside = [...KINDS.map(({ pattern }) => pattern), ...traitsIn(text).map(({ pattern }) => pattern)]
    .flatMap((pattern) => pattern.exec(text)?.index ?? [])
    .filter((index) => index > 0 && !text.slice(0, index).trimEnd().endsWith(','));
  const first = Math.min(...inside);
  if (!Number.isFinite(first)) return null;
  const again = `${text.slice(0, first).trimEnd()}, ${text.slice(first)}`;
  const { where, rest } = readWhere(again);
  const [kind, traits] = [kindIn(rest), traitsIn(rest)];
  if (kind === null && traits.length === 0) return null;
  return { kind: kind ?? kindIn('food'), name: null, traits, where, isKnown: kind !== null };
}

function named(
  { text, said }: { readonly text: string; readonly said: string },
  where: Found['where'],
  traits: Found['traits'],
): Found | null {
  const groups = (NAMED.exec(text) ?? NAMED_OPEN.exec(said))?.groups ?? {};
  const name = groups['name'] ?? groups['quoted'] ?? groups['open_name'] ?? groups['open_quoted'];
  return name === undefined || name.length < 3 ? null : { kind: null, name, traits, where, isKnown: false };
}

function kindIn(text: string): Kind | null {
  return KINDS.find(({ pattern }) => pattern.test(text)) ?? null;
}
