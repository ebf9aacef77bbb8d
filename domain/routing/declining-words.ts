/** What follows a word that begins or ends here is no letter; `\b` knows only Latin ones. */
const words = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}'])(?:${pattern})(?![\\p{L}'])`, 'u');

const CANT =
  "can't|cannot|can not|won't|will not|couldn't|could not|shouldn't|should not|(?:am|'m|was|wasn't) (?:just |really |not )?(?:unable to|able to|allowed to|permitted to|capable of|going to|equipped to)|won't be able to";
/** What somebody may honestly be unable to do: to know what was not told, to see what is not there, to decide for others. */
export const HONEST =
  'see|look|check|access|browse|hear|remember|recall|know|read|judge|recommend|tell|say|be|make out|make it|predict|verify|confirm|open|feel|wait|agree|imagine|guess|come(?! up)|think of|stress|promise|decide|rule out|visit|follow|download|load';
const NOT_HONEST = `(?! (?:really |quite |yet |possibly )?(?:${HONEST})(?!\\p{L}))`;
const CANT_RU = 'не могу|не смогу|не смог|не смогла|не буду|не стану|не умею|не способен|не способна|не в состоянии|не в силах';
export const HONEST_RU =
  'вижу|видеть|увидеть|посмотреть|смотреть|проверить|узнать|знать|знаю|судить|сказать|говорить|вспомнить|помнить|разобрать|понять|прочитать|читать|посоветовать|рекомендовать|предсказать|предсказывать|открыть|открывать|загрузить|загружать|скачать|скачивать|перейти|переходить|заходить|просматривать|прийти|представить|решать за|согласиться|обещать|услышать|слышать|исключить|не';

/** Says that it will not: the first that fits holds. Sentences are in lower case. */
export const REFUSING: readonly RegExp[] = [
  `i ?(?:${CANT}) (?:really |directly )?(?:help|assist|comply|respond|fulfill?|do (?:that|this|it)|provide|providing|discuss|discussing|engage|participate|continue|take sides|offer|give|share)`,
  `i(?:'ve| have|'m| must| will|'d)? (?:have to |must |need to )?(?:\\p{L}+ly )?(?:decline(?: to)?|refrain)|i(?:'d| would) (?:rather|prefer) not(?: to)?`,
  `i (?:don't|do not) feel (?:comfortable|able|qualified|confident)|i(?:'m| am) not comfortable|no comment|(?:have to|i'll) pass on th(?:is|at)|i shouldn't|i should not`,
  `(?:my|our|the) (?:guidelines|policy|policies|rules|programming) (?:prevents?|forbids?|don't allow|does not allow|doesn't allow|prohibits?)`,
  `i(?:'ll| will| would|'d)? (?:sit (?:this|that)(?: one)? out|skip (?:this|that)|pass on (?:this|that)|(?:choose|opt|prefer|sooner) not (?:to )?)|(?:under orders|asked|told|instructed) (?:not )?to (?:avoid|stay|not)|(?:i'd like to |i ask to )be excused`,
  `(?:это|этот|эту|такое) (?:я )?(?:пропущу|пропускаю)|мне (?:велено|приказано|поручено не)|меня (?:просили|попросили) не|вынужден[аы]? (?:сказать|ответить)|я бы не (?:стал|взял)\\p{L}*|(?:прошу )?меня (?:от этого )?уволить|увольте|оставлю (?:это )?без ответа`,
  `against my (?:content |usage |safety )?(?:policy|policies|guidelines|rules|programming|instructions)|(?:would be|is) inappropriate for me`,
  `something i (?:can't|cannot|won't) (?:help|assist|do)|turn down (?:this|your|that|the) request|(?:instructed|told|programmed) not to|i(?:'m| am) just an ai and`,
  `(?:${CANT_RU})(?: (?:я|вам|тебе|вас|с этим|в этом)){0,2} (?:помочь|помогать|обсуждать|предоставить|предоставлять|давать|участвовать|продолжать)`,
  `(?:помочь|помогать)(?: (?:с этим|в этом|вам|тебе|я)){0,3} (?:${CANT_RU})|без комментариев|пропущу эт\\p{L}+|воздержусь|воздержаться`,
  `отказываюсь|вынужден[аы]? (?:\\p{L}+ )?(?:отказать|отказаться|отклонить)|(?:предпоч\\p{L}+|не хотел\\p{L}*)(?: бы)? не \\p{L}+(?:ть|ться|чь)`,
  `мне (?:некомфортно|неуместно|неудобно|не следует|не стоит|не разрешено|нельзя|запрещено)`,
  `(?:мои|наши) (?:правила|инструкции|принципы) (?:не позволяют|запрещают)|противоречит (?:моим|нашим)|нарушает (?:мои|наши)`,
  `я не (?:помогаю|даю|обсуждаю|отвечаю)|(?:всего лишь|просто) ии и не`,
].map(words);

/** Asks to be excused, and says in the same breath that something is not to be had from it, whatever the words. */
const EXCUSED = [
  `(?:sorry|apologi[sz]e|apologies|unfortunately|regrettably|afraid)(?=[^.!?:]{0,120}(?<!\\p{L})(?:i|my|me)(?!\\p{L}))[^.!?:]{0,100}?(?:not|\\p{L}+n't|cannot|outside|beyond)(?! (?:really |yet )?(?:${HONEST}|have|feel)(?!\\p{L}))`,
  `(?:извини|извините|прости|простите|прошу прощения|приношу извинения|к сожалению|боюсь|сожалею|увы)(?=[^.!?:]{0,120}(?<!\\p{L})(?:я|мне|мо[йяеиюх]\\p{L}?)(?!\\p{L}))[^.!?:]{0,100}?(?<!\\p{L})не(?! (?:${HONEST_RU})(?!\\p{L}))`,
  `i (?:don't|do not) have (?:an answer|what it takes|any experience|experience)|i have no experience|i (?:don't|do not) think i should`,
  `(?:у меня )?нет (?:опыта|ответа|навыков|знаний|умения)`,
];

/** Says that it can't. */
export const FAILING: readonly RegExp[] = [
  ...EXCUSED,
  `(?:i ?|and |so )(?:${CANT})${NOT_HONEST}`,
  `i (?:do not|don't) (?:have|possess) (?:the|enough|any|sufficient) (?:ability|capability|capacity|means|skills?|training|knowledge to|expertise)|i lack (?:the|any)|nope,? (?:i )?can't`,
  `(?<!\\p{L} (?:was|is|are|were|be|been|get|feel|and|or) )unable to (?:process|complete|fulfill?|answer|respond|assist|help|comply|provide|generate|produce|perform)`,
  `(?:isn't|not|wasn't) something (?:that )?i(?:'m| am)? (?:can|could|able|allowed|do|know|equipped|designed|trained)`,
  `i(?:'m| am) not (?:sure|certain|confident) (?:that )?i(?:'m| am)? (?:can|could|able|will be able)(?! (?:\\p{L}+ )?(?:${HONEST})(?!\\p{L}))|(?:not |im)possible for me to (?!(?:${HONEST})(?!\\p{L}))`,
  `i (?:don't|do not) (?:really )?know how|i have no idea (?:how|what)|not qualified|i(?:'m| am) not sure how to|i give up|i (?:have )?failed to`,
  `beyond my (?:capabilities|abilities|capacity|skills)|too (?:complex|difficult|hard|complicated|advanced) for me|not something i can|outside (?:of )?(?:what i can|my)|(?:isn't|is not|aren't|are not) available to me`,
  `i (?:don't|do not|didn't|did not) understand (?:the|your|this) (?:question|request|task)|(?:is|are) not supported`,
  `(?<!(?<!\\p{L})(?:${HONEST_RU})(?: \\p{L}+){0,2} )(?:${CANT_RU})(?! (?:\\p{L}+ ){0,2}(?:${HONEST_RU})(?!\\p{L}))`,
  `не знаю,? как (?:это|такое|этот|такой|так|его|ее|вам|написать|сделать|решить)`,
  `(?:слишком|чересчур) (?:сложн|трудн)\\p{L}* для меня|за (?:рамк|предел)\\p{L}+ моих возможностей|(?:выше|вне) моих (?:способностей|сил|возможностей)`,
  `не увере?н[аы]?,? что (?:я )?(?:смогу|могу|сумею)(?! (?:${HONEST_RU})(?!\\p{L}))|не имею (?:права|возможности|полномочий) (?!(?:${HONEST_RU})(?!\\p{L}))|не вправе|не располагаю (?:\\p{L}+ ){1,2}для ответа`,
  `невозможно (?:обработать|выполнить|ответить|сгенерировать|предоставить)|(?:обработать|выполнить|ответить|помочь|сделать)[^.!?:]{0,60} (?:для меня )?(?:невозможно|не представляется возможным)`,
  `не то, (?:чем|что|с чем|в чем) я (?:могу|умею|способ\\p{L}+)|выход\\p{L}+ за (?:рамки|пределы) мо\\p{L}+|недостаточно знаний|не понимаю (?:ваш |твой |этот )?(?:вопрос|запрос|задачу)|не понял[аи]? (?:вопрос|запрос)|не то, что я могу`,
  `не удалось|не получилось|не вышло|мне недоступ\\p{L}+|понятия не имею|не по моей части|не компетент\\p{L}+|не поддержива\\p{L}тся|сдаюсь`,
  `не владею|мне не (?:дано|дается|по силам|под силу)|не входит в мои|(?:мне|мо\\p{L}+)(?: \\p{L}+){0,3} не (?:хватает|хватит|хватило)|(?:не|никто не) (?:обучен|учил)[аи]?`,
  `не обладаю (?:способност|знани|умени)\\p{L}*|(?:у меня )?нет (?:возможности|способности) (?!по)\\p{L}+`,
].map(words);

/** Requests that are rightly declined, so that a better model would only be dearer. */
export const HARMFUL: readonly RegExp[] = [
  `(?:pipe |nail |car )?bombs?|explosives?|poison(?:ing|ed)?|malware|ransomware|keylogger|phishing|hack(?:ing)? (?:into|my|his|her|their|some)|suicide|self-harm|counterfeit`,
  `(?:cook|make|synthesi[sz]e|buy|sell) (?:meth|cocaine|heroin|mdma|lsd)|kill (?:myself|yourself|himself|herself|my|his|her|him|someone|somebody|people|a person)`,
  `home address|(?:credit card|social security) numbers?|child porn\\p{L}*|stalk(?:ing)?|break into|bypass (?:the )?(?:alarm|lock|drm)|guns?|firearms?|rifles?|steal(?:ing)?|shoplift(?:ing)?`,
  `бомб\\p{L}*|взрывчат\\p{L}*|отрав(?:ить|лю)|вымогател\\p{L}*|вредонос\\p{L}*|кейлоггер\\p{L}*|фишинг\\p{L}*|взлом\\p{L}*|мефедрон\\p{L}*|метамфетамин\\p{L}*`,
  `героин\\p{L}*|кокаин\\p{L}*|наркотик\\p{L}*|покончить с собой|самоуби\\p{L}*|убить (?:себя|человека|людей|его|ее|жену|мужа|соседа|кого)|домашн\\p{L}+ адрес\\p{L}*`,
  `поддел\\p{L}+ (?:паспорт|документ|деньги|подпись)\\p{L}*|детск\\p{L}+ порн\\p{L}*|обойти (?:сигнализацию|защиту)|угнать|украсть|своровать|пистолет\\p{L}*|винтовк\\p{L}*|оружи\\p{L}*`,
].map(words);

/** Questions about Parley itself, to which "I can't" is an answer. */
export const ABOUT_ITSELF: readonly RegExp[] = [
  `(?:can|could|do|are) you (?:able to )?(?:see|hear|sing|speak|talk|remember|feel|think|browse|search|call|know|have|an?)|what (?:can't|can) you`,
  `ты (?:видишь|слышишь|умеешь|можешь|помнишь|знаешь|чувствуешь)|(?:чего|что) (?:ты|вы) (?:не )?(?:умеешь|умеете|можешь|можете)`,
].map(words);

/** Requests for words that decline something. */
export const FOR_DECLINING: readonly RegExp[] = [
  `refus\\p{L}*|declin\\p{L}*|reject\\p{L}*|apolog\\p{L}*|excuse|(?:out-of-office|sick) (?:note|reply|message)|(?:write|draft)\\b[^.]{0,40} (?:note|letter|e-?mail|message|statement)|means?|meaning|i can't|i cannot|i won't|unable`,
  `(?:напиши|составь)[^.]{0,40} (?:автоответ|объяснительн\\p{L}+|письмо|записк\\p{L}+|заявление|сообщение)|отказ\\p{L}*|отклон\\p{L}*|извин\\p{L}*|что значит слово|(?:слово|«|…)[^.]{0,20} значит|означает|(?:я )?не (?:могу|смогу|приду|буду)`,
].map(words);
