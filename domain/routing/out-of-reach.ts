/** What no model can know or do, however good it is: what is going on now, what nobody told it, what happens outside of a conversation. */
const NOW =
  '(?:right )?now|at the moment|today|tonight|yesterday|last (?:night|week|match|game)|current(?:ly)?|latest|live|this (?:week|morning|evening)|just (?:came out|released)|next (?:week|train|bus)|still open|what time is it|weather|forecast|raining|traffic|(?:opening )?hours|passwords?|open on|(?:does|do|when|is) [^?]{0,40} (?:open|close)|cheapest|score|who won|mayor|president|will win';
const NOW_RU =
  'парол\\p{L}+|сейчас|сегодня|вчера|прямо|текущ\\p{L}+|последн\\p{L}+|свеж\\p{L}+|на этой неделе|следующ\\p{L}+ (?:поезд|автобус)|который час|сколько времени|погод\\p{L}+|дождь|пробк\\p{L}+|курс\\p{L}*|почем|(?:от)?крыт\\p{L}*|закрыва\\p{L}+|до скольки|работает ли|(?:самый )?дешев\\p{L}+|счет|кто (?:выиграл|победит|победил)|мэр|президент|победит';
const OWN =
  "(?:where|when|what|who|which|how (?:many|much|long|old))(?:'s|'re)?[^?]{0,30}(?<!\\p{L})(?:my|our|we|i)(?: \\p{L}+){0,3}|what did \\p{L}+ (?:say|reply|write|answer)|my (?:logs?|mail|inbox|calendar|messages?|account|orders?|parcel|package)|remind me what|(?:who|what) am i";
const OWN_RU =
  '(?:где|когда|что|кто|какой|какая|какое|какие|сколько|как)[^?]{0,30}(?<!\\p{L})(?:мо[йяеи]|моего|моей|моем|моих|мне|меня|мы|нам|я)(?: \\p{L}+){0,3}|сосед\\p{L}+|что (?:мне )?(?:ответил|написал|сказал)\\p{L}*|о чем мы|напомни, (?:что|о чем)';
const SHOWN =
  'links?|urls?|https?|www|attach\\p{L}*|pdf|pictures?|photos?|images?|screenshots?|song|video|playing|\\p{L}+\\.(?:com|org|net)';
const SHOWN_RU =
  'ссылк\\p{L}+|сайт\\p{L}*|вложени\\p{L}+|приложенн\\p{L}+|картинк\\p{L}+|фото\\p{L}*|скриншот\\p{L}*|песн\\p{L}+|видео|играет';
const DONE =
  '^(?:please |can you |could you )*(?:send|call|phone|ring|e-?mail|text|book|order|buy|pay|open|download|play|track|look up|search|check|google|turn (?:on|off))';
const DONE_RU =
  '^(?:пожалуйста,? )?(?:отправь|пошли|позвони|вызови|закажи|забронируй|купи|оплати|открой|скачай|включи|выключи|найди (?!ошибк|баг|опечатк)|поищи|загугли|проверь,|посмотри)';

/** Work on words and numbers, which a better model does whatever it is about. */
const MADE =
  'write|draft|compose|translate|rewrite|proofread|summari[sz]e|explain|solve|calculate|convert|suggest|recommend|describe|refactor|make up|turn (?:this|these|the)|sort|rank|what should|names?|ideas?|poem|story|recipes?|how (?:do|can|does|would)';
const MADE_RU =
  'напиши\\p{L}*|сочини\\p{L}*|составь\\p{L}*|переведи\\p{L}*|перепиши\\p{L}*|исправь\\p{L}*|перескажи\\p{L}*|объясни\\p{L}*|реши\\p{L}*|посчитай\\p{L}*|придумай\\p{L}*|посоветуй\\p{L}*|опиши\\p{L}*|отсортируй\\p{L}*|что приготовить|стих\\p{L}*|рецепт\\p{L}*|как (?:назвать|сделать|вывести)';

const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}'])(?:${patterns.join('|')})(?![\\p{L}'])`, 'u');
const OUT_OF_REACH = anyOf(NOW, NOW_RU, OWN, OWN_RU, SHOWN, SHOWN_RU, DONE, DONE_RU);
const WORK = anyOf(MADE, MADE_RU);
const OUTSIDE = anyOf(SHOWN, SHOWN_RU, DONE, DONE_RU);

/** Whether "I can't" is an honest answer to it, which a better model would give too. `asked`: in lower case; what stands behind a colon is what is to be worked on. */
export function isOutOfReach(asked: string): boolean {
  const [request = ''] = asked.split(/: /, 1);
  return OUT_OF_REACH.test(request) && (!WORK.test(request) || OUTSIDE.test(request));
}
