import { readGeo } from '../../domain/plugins/index.ts';
import { words } from './words.ts';

const LONGEST = 120;
const MOST_WORDS = 10;

/** Politeness, and what gives it up. */
const LEAVES = new RegExp(
  String.raw`^(?:(?:oh|ah|well|then|parley|please|cancel|never ?mind|stop|forget (?:it|about it)|no|nope|nothing|not now|later|skip(?: it)?|doesn['’]?t matter|it['’]?s (?:fine|ok)|hi|hello|hey|yo|good (?:morning|afternoon|evening|night)|thanks?(?: you)?(?: (?:so|very) much| a lot| anyway)?|thx|ty|cheers|great|cool|fine|ok(?:ay)?|yes|lol|haha|bye|sorry|ой|ну|а|тогда|парли|пожалуйста|отмена|отмени\p{L}*|не ?важно|(?:уже )?не (?:надо|нужно)|не сейчас|забудь\p{L}*|проехали|потом|позже|нет|ничего|стоп|хватит|привет\p{L}*|здравствуй\p{L}*|добрый (?:день|вечер)|доброе утро|доброй ночи|спасибо(?: большое)?|благодарю|спс|ладно|хорошо|ок(?:ей)?|да|круто|ясно|понятно|пока|извини\p{L}*|ха(?:ха)+)(?!\p{L})[,.!?) ]*){1,6}$`,
  'iu',
);
/** How questions, orders and stories begin that name no place. */
const OTHERWISE = new RegExp(
  String.raw`^(?:(?:please|and|so|but|ok(?:ay)?|hey|also|actually|пожалуйста|а|и|но|ну|кстати|слушай|лучше)[, ]+)*(?:what|whats|who|when|why|how|is|are|was|were|do|does|did|can|could|would|will|should|which|remind|set|add|put|write|tell|show|give|create|make|fix|run|open|play|translate|explain|summari[sz]e|help|let['’]?s|let me|schedule|book|cancel|move|send|call|count|convert|calculate|draw|read|search the|look up|list|delete|remove|rename|i(?! am (?:at|in|near|on|by|outside)(?!\p{L}))(?!['’])|i['’](?!m (?:at|in|near|on|by|outside)(?!\p{L}))\p{L}+|you|my(?! (?:home|house|office|hotel|place|street)(?!\p{L}))|we(?! are (?:at|in|near|on|by|outside)(?!\p{L}))(?!['’])|we['’](?!re (?:at|in|near|on|by|outside)(?!\p{L}))\p{L}+|что|кто|когда|почему|зачем|как|какой|какая|какое|какие|сколько|чем|напомни\p{L}*|поставь\p{L}*|добавь\p{L}*|запиши\p{L}*|напиши\p{L}*|скажи\p{L}*|расскажи\p{L}*|покажи\p{L}*|сделай\p{L}*|создай\p{L}*|переведи\p{L}*|объясни\p{L}*|помоги\p{L}*|включи\p{L}*|удали\p{L}*|исправь\p{L}*|проверь\p{L}*|запусти\p{L}*|посчитай\p{L}*|отмени\p{L}*|перенеси\p{L}*|отправь\p{L}*|прочитай\p{L}*|придумай\p{L}*|дай\p{L}*|можешь|можно|давай|(?:я|мы)(?! (?:сейчас )?(?:у|на|в|во|около|возле|рядом|напротив)(?!\p{L}))|мне|нам|ты|вы|у меня|это|мо[йяёе](?!\p{L}))(?![\p{L}])`,
  'iu',
);
/** Said of places only. */
const PLACED = words(
  String.raw`near|close to|next to|opposite|corner of|street|st|square|avenue|ave|road|station|airport|park|bridge|рядом|около|возле|недалеко|напротив|улиц\p{L}+|ул|площад\p{L}+|пр-?т|проспект\p{L}*|переул\p{L}+|метро|вокзал\p{L}*|станци\p{L}+|аэропорт\p{L}*|район\p{L}*|набережн\p{L}+|шоссе|бульвар\p{L}*`,
);

/** Whether these words may say where it is that somebody looks around, and nothing else. */
export function mayBeWhere(text: string): boolean {
  const said = text.trim();
  if (readGeo(said) !== null) return true;
  if (!/[\p{L}\p{N}]/u.test(said) || said.length > LONGEST || said.split(/\s+/u).length > MOST_WORDS || /\n/u.test(said)) return false;
  if (LEAVES.test(said) || OTHERWISE.test(said)) return false;
  return !said.endsWith('?') || said.split(/\s+/u).length <= 3 || PLACED.test(said);
}

/** Whether they say it by their form alone, also when no map knows them: a street, a number, a name. */
export function isSurelyWhere(text: string): boolean {
  return PLACED.test(text) || /\d/u.test(text) || /^(?:(?:at|in|on|by|у|на|в|во)\s+)?\p{Lu}/u.test(text.trim());
}
