/** Stands alone, and not inside a longer word. */
export function phrase(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'iu');
}

/** A thing that can be taken in, as people call it. */
const THING = String.raw`documents?|docs?|files?|pages?|sources?|pdfs?|folders?|director(?:y|ies)|papers?|attachments?|uploads?|urls?|links?|articles?|reports?|contracts?|agreements?|leases?|letters?|notes?|minutes|scans?|texts?|spreadsheets?|manuals?|hand ?books?|guides?|polic(?:y|ies)|rules|документ\p{L}*|док(?:и|ов|ах|ам)|файл\p{L}*|страниц\p{L}*|страничк\p{L}*|источник\p{L}*|папк\p{L}*|бумаг\p{L}*|вложени\p{L}*|ссылк\p{L}*|стать\p{L}*|отч[её]т\p{L}*|договор\p{L}*|соглашени\p{L}*|оферт\p{L}*|письм\p{L}*|заметк\p{L}*|протокол\p{L}*|скан\p{L}*|материал\p{L}*|инструкци\p{L}*|прайс\p{L}*|полис\p{L}*|мануал\p{L}*|регламент\p{L}*|памятк\p{L}*`;
const GAVE = String.raw`uploaded|loaded|added|gave(?: to)? you|sent(?: to)? you|shared(?: with you)?|fed you|saved|stored|attached|imported|put in`;
const GAVE_RU = String.raw`(?:загрузил|загружал|закинул|закидывал|скинул|скидывал|прислал|присылал|отправил|отправлял|добавил|добавлял|залил|дал|давал|показал|сохранил|прикрепил|выложил|положил|кинул)\p{L}*`;

/** A thing. */
export const NAMES_THING = phrase(THING);
/** A file by its name. */
export const FILE_NAME =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}_.-]*\.(?:pdf|docx?|md|txt|rtf|odt|html?|xlsx?|pptx?|csv)(?![\p{L}\p{N}])/iu;
/** What was given to Parley, or what it has. */
export const KEPT = phrase(
  String.raw`(?:i|we)(?:'ve|’ve| have| had| just| already){0,2} (?:${GAVE})|you(?:'ve|’ve| have| had| already| currently| just){0,2} (?:taken in|indexed|ingested|stored|kept|saved|imported|loaded|learned from)|you (?:have|hold|keep|got|know)(?: \p{L}+){0,2}? (?:stored|saved|indexed|on file|in store)|you (?:took in|indexed|ingested)|your (?:own )?(?:sources|documents|files|docs|index|library)|(?:is|are|was|were)(?= ).*already (?:loaded|uploaded|indexed|added|stored|in there)|(?:источник|документ|файл)\p{L}* (?:у тебя|тебе) \p{L}+|(?:documents?|files?|pages?|sources?|docs|pdfs) (?:do |did |have |has |are |is )?(?:you|there) (?:have|got|know|hold|keep)|(?:documents?|files?|pages?|pdfs?) (?:was|were|been|is|are) (?:added|uploaded|taken in|indexed|stored)|(?:file|document|page|pdf) (?:added|uploaded|indexed|stored)|source (?:document|file|page)s? (?:for|of|behind) (?:that|this|your|the) answer|(?:uploaded|attached|indexed|stored|saved|ingested) (?:\p{L}+ )?(?:${THING})|(?:мы|я)(?: \p{L}+){0,2}? ${GAVE_RU}|${GAVE_RU} (?:я|мы|тебе)|ты(?: \p{L}+){0,3}? (?:проиндексировал|загрузил|сохранил|прочитал|принял|запомнил|взял|добавил|хранишь|держишь|помнишь)\p{L}*|(?:у тебя|тебе|в тебя)(?: \p{L}+){0,2}? (?:загружен|сохран[её]н|проиндексирован|добавлен|хран|леж|залит|есть)\p{L}*|(?:загружен|сохран[её]нн|проиндексирован|залит|прикрепл[её]нн|приложенн|присланн|добавленн)\p{L}* (?:\p{L}+ )?(?:${THING})|было (?:загружено|добавлено|проиндексировано|залито)|(?:${THING})(?: \p{L}+){0,2} у тебя есть`,
);
/** What somebody has put down for themselves. */
export const OWN_NOTES = phrase(
  String.raw`(?:my|our|the|any|some) (?:\p{L}+ )?notes? (?:about|on|from|for|i (?:took|wrote|made|have|kept))|(?:в|из|по|среди) заметк\p{L}+ (?:с|со|о|об|про|по|из)(?= )`,
);
/** What is asked, or asked for. */
export const ASKS = phrase(
  String.raw`consult|anything|something|what|whats|which|who|whom|whose|where|when|why|how|is|are|was|were|do|does|did|can|could|may|should|have i|has|am i|will|check|find|look|tell|give|show|quote|cite|open|read|search|summari[sz]e|remind me what|i need|need|get me|pull up|according to|что|чего|чему|чем|ч[её]м|ком|каких|каким|каков\p{L}*|чья|чей|кто|кого|кому|кем|где|куда|когда|как|какой|какая|какое|какие|каков|каком|какого|какую|сколько|скольких|почему|зачем|можно ли|нужно ли|надо ли|есть ли|ли|за сколько|до скольки|найди|найти|найдите|посмотри|посмотрите|глянь|гляньте|проверь|проверьте|загляни|загляните|поищи|поищите|скажи|скажите|подскажи|подскажите|расскажи|напомни|процитируй|процитируйте|выдай|дай|дайте|покажи|покажите|открой|откройте|прочитай|прочти|выжимк\p{L}*|есть|нужн\p{L}+|нужен|сверься|справься|согласно|по`,
);
/** Taken in for good. */
export const TAKES_IN = phrase(
  String.raw`(?:index|ingest)(?! (?:fund|page of|finger))|take(?: \p{L}+){1,3} in(?= |[.,:]|$)|take in|(?:read|learn|memori[sz]e|remember|keep|save|store|upload|load|take|add)(?= ).*(?:so (?:that )?(?:i|we) can (?:later )?(?:ask|query|search|look)|to (?:ask|query|search)(?: about| it)? later|for (?:later )?questions)|проиндексируй\p{L}*|индексируй\p{L}*|(?:прочитай|прочти|изучи|запомни|сохрани|прими|загрузи|возьми)\p{L}*(?= ).*(?:для (?:будущих )?вопросов|чтобы (?:потом |позже )?(?:я |можно )?(?:спрашива|спроси|отвеча|иска)\p{L}*|запомни)`,
);
/** Is to go from what is kept. */
export const FORGETS = phrase(
  String.raw`remove|delete|drop|erase|purge|forget|get rid of|throw out|удали\p{L}*|убери\p{L}*|забудь\p{L}*|выкинь\p{L}*|сотри\p{L}*|вычисти\p{L}*|исключи\p{L}*`,
);
/** Is to be read anew. */
export const RENEWS = phrase(
  String.raw`update|refresh|re-?read|re-?index|reload|replace|обнови\p{L}*|перечитай\p{L}*|переиндексируй\p{L}*|замени\p{L}*|загружаю`,
);
/** The same, by words that are said of nothing else. */
export const READS_AGAIN = phrase(String.raw`re-?read|re-?index|перечитай\p{L}*|переиндексируй\p{L}*`);
/** What all of it is. */
export const LISTED = phrase(
  String.raw`(?:which|what|list|show(?: me)?|how many|every|all(?: the)?|names? of)(?: \p{L}+){0,3}? (?:documents?|files?|pages?|docs|sources?|pdfs)|(?:какие|сколько|список|перечисли|покажи|перечень|все|выведи)(?: \p{L}+){0,3}? (?:документ|файл|страниц|источник|материал)\p{L}*`,
);
/** What it is about narrows it down. */
export const NARROWED = phrase(
  String.raw`about|regarding|concerning|mentions?|talks?|covers?|says?|explains?|describes?|on (?!my|the (?:kb|server))\p{L}+|про|о|об|обо|насч[её]т|упомина\p{L}+|говор\p{L}+`,
);
/** Which document it is: a page about something, or one with a name or a quality. */
export const ONE_THING = phrase(
  String.raw`(?:the |this |that |my |our |old )*(?:document|page|file|pdf|source)s? (?:about|on|called|named|titled|from)|(?:страниц|документ|файл|инструкци|памятк|регламент)\p{L}* (?:про|о|об|с названием|по)(?= )`,
);
