/** The name of the knowledge base. */
export const STRONG = String.raw`knowledge[ -]?bases?|kb|баз(?:а|ы|е|у|ой|ою) знаний|базознани\p{L}*|бз|(?<=(?<!\p{L})(?:в|во|из|по|к|внутри|об?|про) (?:(?:мо|наш|сво|тво|эт|общ)\p{L}+ )?)баз(?:а|ы|е|у|ой)(?! (?:данных|отдых|курс|\p{L}+ых(?!\p{L})))`;
/** What may be in it, by its usual names. */
export const WEAK = String.raw`hand ?books?|house rules|(?:staff|company|office|dorm|leave|travel|expense|school|club) rules|onboarding (?:docs?|guides?|checklist)|(?<=(?:in|from|under|per|of) (?:the|our|my) )(?:contract|terms|statutes?|bylaws)|style guide|lease|agreements?|доки|доков|доках|докам|ранбук\p{L}*|х[эе]ндбук\p{L}*|оферт\p{L}*|протокол(?:е|а|ах|ом|у)?|правил\p{L}* внутреннего распорядка|manuals?|documentation|docs|guide(?:s|lines?|book)?|wiki|polic(?:y|ies)|regulations?|rule ?books?|play ?books?|run ?books?|faqs?|code of conduct|onboarding (?:pack|notes?|materials?)|instructions?|specifications?|company documents?|(?:our|my|these|those|the) (?:documents?|files?|papers?|contracts?|notes?)|справочник\p{L}*|руководств\p{L}*|документаци\p{L}*|инструкци\p{L}*|регламент\p{L}*|вики|памятк\p{L}*|методичк\p{L}*|мануал\p{L}*|гайд\p{L}*|хендбук\p{L}*|faq|политик(?:а|е|и|у|ой|ах)|положени(?:е|и|ю|я|ем|ях)|устав(?:е|у|а|ом)?|спецификаци\p{L}*|договор(?:е|у|а|ом|ах)?|документ(?:ах|ам|ов|ы)|правил(?:ах|ам) (?:внутреннего распорядка|компании|общежития|дома)|(?:наш\p{L}*|мо\p{L}+|эт\p{L}+) (?:файл\p{L}*|документ\p{L}*|бумаг\p{L}*|заметк\p{L}*)`;

/** Where "our travel policy" is what is asked for, it is looked for in one of these. */
export const ONE_NAME = String.raw`hand ?books?|manuals?|documentation|docs|wiki|faqs?|code of conduct|справочник\p{L}*|документаци\p{L}*|вики|регламент\p{L}*|инструкци\p{L}*`;

const BEFORE_NAME = String.raw`according to|as per|in accordance with|in|from|inside|within|through|by|per|of|to|into|on|at|согласно|в соответствии с|исходя из|если верить|судя по|по|в|во|из|на`;
const DETERMINER = String.raw`the|our|my|your|this|that|these|those|their|company(?:'s|’s)?|наш\p{L}*|мо(?:й|я|ей|ём|ем|ю|и|их)|твоей|вашей|эт\p{L}+|нашей общей|общ\p{L}+|корпоративн\p{L}+|внутренн\p{L}+|рабоч\p{L}+`;

/** At its beginning these only lead to what is asked. */
const LEADING = String.raw`что-нибудь|что-то|anywhere|ask|use|using|answer|pull|get|know|knows|talks?|помоги\p{L}*|спроси\p{L}*|ответь\p{L}*|используя|знает|рассказывает|дай|please|can|could|would|you|will|hey|hi|parley|so|and|me|us|i|we|need|want|to|know|like|look|looking|up|in|into|through|for|search|find|out|check|consult|quote|cite|tell|show|give|see|what|whats|what's|what’s|where|which|how|does|do|did|is|are|there|say|says|said|state|states|mention|mentions|anything|something|info|information|exactly|written|documented|described|explained|recommend|recommends|specify|about|on|regarding|concerning|if|whether|did|wrote|write|down|saved|noted|my|notes|files|documents|it|the|section|page|chapter|part|document|passage|paragraph|covers?|has|have|got|пожалуйста|скажи|скажите|подскажи|подскажите|расскажи|напомни|покажи|покажите|дай|найди|найдите|найти|поищи|поищите|поискать|посмотри|посмотрите|посмотреть|глянь|проверь|проверьте|загляни|отыщи|процитируй|процитируйте|сверься|справься|поиск|ищи|мне|нам|нужно|надо|хочу|узнать|можешь|можно|а|и|ли|же|что|чего|что-нибудь|что-то|где|есть|имеется|какой|какая|какие|каком|информаци\p{L}*|сведени\p{L}*|данные|там|у|нас|нам|говорит|говорится|сказано|написано|пишут|пишется|указано|гласит|прописано|описано|упоминается|сообщает|рекомендует|требует|разделе?|документе?|пункте?|главе?|части|месте|про|о|об|обо|насчёт|насчет|относительно|касательно|по|поводу|на|тему|в|во|из|с|как`;
/** And at its end. */
const TRAILING = String.raw`please|say|says|said|written|documented|described|explained|mentioned|covered|there|in|from|is|are|пожалуйста|говорится|сказано|написано|указано|прописано|описано|упоминается|изложено|есть|там|посмотри|посмотрите|найди|проверь|глянь|поищи|скажи|в|во|из|по|согласно|что|где|ли`;

/** What is asked, without the name of where it is looked for and the words around it. */
export function strip(text: string, name: string): string {
  const bound = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'giu');
  const named = String.raw`(?:(?:${BEFORE_NAME})\s+)?(?:(?:${DETERMINER})\s+(?:[\p{L}'’-]+\s+){0,2}?)?(?:${name})`;
  const rest = text.replaceAll(bound(named), ' ¦ ');
  const parts = rest.split(/[¦?!;]|\.(?=\s|$)/u);
  const about = parts.flatMap((part) => ABOUT.exec(part)?.groups?.['what'] ?? []);
  return (about.length > 0 ? about : parts)
    .map(withoutEnds)
    .filter((part) => part !== '')
    .join(' ');
}

/** What stands behind one of these is what is asked. */
const ABOUT =
  /(?<![\p{L}\p{N}])(?:about|regarding|concerning|про|об|о|обо|насчёт|насчет|относительно|касательно|по поводу|на тему)\s+(?<what>\S.*)$/isu;
const LED = new RegExp(String.raw`^(?:[\s.,:—–-]*(?<![\p{L}\p{N}])(?:${LEADING})(?![\p{L}\p{N}'’]))*[\s.,:—–-]*`, 'iu');
const ENDED = new RegExp(String.raw`(?:[\s.,:—–-]+(?:${TRAILING})(?![\p{L}\p{N}]))*[\s.,:—–-]*$`, 'iu');

function withoutEnds(part: string): string {
  return part.replace(LED, '').replace(ENDED, '').replaceAll(/\s+/gu, ' ').trim();
}
