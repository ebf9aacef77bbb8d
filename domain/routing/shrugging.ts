import { HONEST, HONEST_RU } from './declining-words.ts';
import { isOutOfReach } from './out-of-reach.ts';

/** What a decliner speaks of: themselves, or the request. */
const SELF =
  "i|i'm|i've|i'd|i'll|me|my|myself|mine|ai|(?:this|that|your|the) (?:request|question|task|content|prompt|topic|format)|(?:like|of) (?:this|that)|such (?:a )?(?:things?|texts?|requests?|tasks?|messages?)|(?:this|that) (?:one|feature|assistant)|(?:this|the) (?:model|assistant|bot)|^(?:the |your )?(?:request|error|conversion|translation|answer)|(?:requests|questions|prompts)";
const SELF_RU =
  'пропущу|оставлю|прошу|участвую|владею|намерен[а]?|обучен[а]?|ошибусь|занимаюсь|возьмусь|берусь|пишу|сочиняю|перевожу|даю|отвечаю|создаю|составляю|объясняю|справлюсь|откажусь|отказываюсь|воздержусь|я|мне|меня|мной|мною|мо[йяеи]|мое[йм]|моего|моему|моих|моим|моими|мою|мое|ии|с этим|так(?:ой|ая|ого|ому|ое) (?:материал|запрос|текст|вопрос|расчет|формат|задач)\\p{L}*|(?:этот|этой|эту|эта) (?:помощник|модель|функци)\\p{L}*|запросы|вопросы|(?:этот|ваш|твой) (?:запрос|вопрос)|эт\\p{L}+ тем\\p{L}+|^(?:ваш )?(?:запрос|ошибка)';
/** That something is not, is too much, or is missing. */
const DENIES =
  "not|never|no|none|nothing|cannot|\\p{L}+n't|without|unable|un\\p{L}+ful|refus\\p{L}+|declin\\p{L}+|denied|rejected|prohibited|forbidden|restricted|barred|beyond|exceeds?|escapes?|eludes?|baffles|beats|defeats|no good|too (?:much|hard|difficult|complex|tricky|advanced)|more than|over my head|lack|struggle|trouble|difficulty|fail(?:s|ed)?|empty|stumped|(?:bad|terrible|hopeless|poor) at|limited|outside|out of (?:my|scope)|leave it|pass|off limits|disabled|blocked|closed|turned (?:away|down)|a blank|(?:too |very |so )?hard for me|short on|excused|avoid|sit (?:this|that|it) (?:one )?out|skip";
const DENIES_RU =
  'не|нет|ни|нельзя|никак|ничего|ничем|никогда|невозможно|запрещено|отказ\\p{L}*|откаж\\p{L}+|отклон\\p{L}+|слишком|трудно|сложно|слаб\\p{L}*|без|превосходит|превышает|выше|за рамк\\p{L}+|за предел\\p{L}+|выходит|неуместно|неизвест\\p{L}+|недоступ\\p{L}+|пас|ограничен\\p{L}*|воздерж\\p{L}+|путаюсь|увы|под запретом|отключен\\p{L}*|закрыт\\p{L}*|пропущу|избегать|тяжел\\p{L}*|беда|ноль|мешает|не хват\\p{L}+|хромает|без ответа|уволить';
/** The work of whoever answers. */
const JOB =
  '(?:re)?writ(?:e|ing)|creat(?:e|ing|ivity)|mak(?:e|ing)|produc(?:e|ing)|generat\\p{L}+|compos\\p{L}+|translat\\p{L}+|explain\\p{L}*|answer\\p{L}*|respon\\p{L}+|recommend\\p{L}*|suggest\\p{L}*|provid\\p{L}+|offer\\p{L}*|solv\\p{L}+|draft\\p{L}*|summar\\p{L}+|plan|planning|discuss\\p{L}*|help\\p{L}*|assist\\p{L}*|process\\p{L}*|handl\\p{L}+|trained|training|taught|programm\\p{L}+|designed|built|poetry|fiction\\p{L}*|cod(?:e|ing)|scripting|(?:what|something|anything|things) i|(?:like|of) (?:this|that)|such (?:a )?(?:things?|texts?|requests?|tasks?|messages?)|request|on your behalf|permitted|allowed|appropriate|supported|good enough|i can do|skilled|mastered|my (?:thing|field|area|role|job|strength|strong|skills?|remit|repertoire|line)';
const JOB_RU =
  'пи(?:сать|шу)|напи\\p{L}+|сочин\\p{L}+|созда\\p{L}+|пере(?:в|пис|сказ|фраз)\\p{L}+|объясн\\p{L}+|состав\\p{L}+|отве[тч]\\p{L}*|помо(?:чь|гаю|гать|щник)|(?:с)?дела\\p{L}+|придум\\p{L}+|генер\\p{L}+|обсужд\\p{L}+|занима\\p{L}+|берусь|возьмусь|справ\\p{L}+|обуч\\p{L}+|учили|умею|умени\\p{L}+|получ\\p{L}+|вышло|вход\\p{L}+|обработ\\p{L}+|сформир\\p{L}+|предостав\\p{L}+|поддержива\\p{L}+|владею|обучен\\p{L}*|не мо[ея]|поэзи\\p{L}+|так(?:ой|ая|ое|ие|им|их|ими|ого|ому)|запрос|фантази\\p{L}+';
/** What is asked for has a right outcome, or is a known matter: who answers it speaks of that and not of themselves. */
const MATTER =
  "explain|translate|convert|solve|sort|rank|calculate|compute|count|how many|how much|which (?:is|are)|list|names?|summari[sz]e|proofread|fix|correct|rewrite|rephrase|turn|describe|compare|define|how (?:do|does|can|to)|what(?:'s| is| are| does| do)|why (?:do|does|is|are)|give me|suggest|recommend|make a (?:list|table|plan|shopping list)|plan|find|parse|decode|prove|simplify|help me|teach|write (?:a |an )?(?:function|regex|query|test|script|bash|title|program)\\p{L}*";
const MATTER_RU =
  'докажи\\p{L}*|подбери\\p{L}*|найди\\p{L}*|расшифруй\\p{L}*|сделай (?:таблиц|список|план)\\p{L}*|научи\\p{L}*|что подарить|объясни\\p{L}*|переведи\\p{L}*|реши\\p{L}*|отсортируй\\p{L}*|посчитай\\p{L}*|вычисли\\p{L}*|сколько|что (?:больше|меньше|такое|значит|означает)|чему равен\\p{L}*|чем|перечисли\\p{L}*|назови\\p{L}*|перескажи\\p{L}*|проверь\\p{L}*|исправь\\p{L}*|почини\\p{L}*|переделай\\p{L}*|перепиши\\p{L}*|разбери\\p{L}*|опиши\\p{L}*|сравни\\p{L}*|как|почему|зачем|дай\\p{L}*|приведи\\p{L}*|посоветуй\\p{L}*|составь\\p{L}*|спланируй\\p{L}*|запиши\\p{L}*|помоги\\p{L}*|кто такой|кем был\\p{L}*|напиши (?:функци|регуляр|запрос|тест|скрипт|строку|програм|заголов)\\p{L}*';
/** Whose feelings or words are asked for: then "I" says them. */
const PERSONAL =
  'idioms?|expressions?|proverbs?|words?|выражени\\p{L}+|слово|поговорк\\p{L}+|пословиц\\p{L}+|you|your|yourself|say|said|phrase|quote|dialogue|monologue|diary|lyrics|ты|тебе|тебя|тво\\p{L}+|вы|вас|сказа\\p{L}+|фраз\\p{L}+|диалог|монолог|дневник';
/** The same words are what is worked on. */
const DENIED = "\\p{L}+n't|cannot|not|never|unable|refus\\p{L}+|не|нельзя|отказ\\p{L}*";
/** What is worked on, or made up, may say of itself what it likes. */
const MATERIAL =
  'translate|rewrite|rephrase|paraphrase|fix|correct|proofread|summari[sz]e|poems?|haiku|limericks?|verses?|story|song|line for|переведи\\p{L}*|перепиши\\p{L}*|переделай\\p{L}*|преврати\\p{L}*|исправь\\p{L}*|перескажи\\p{L}*|стих\\p{L}*|хокку|лимерик\\p{L}*|рассказ|песн\\p{L}+|реплик\\p{L}+';
/** No longer than a sentence or two that decline. */
const LONGEST = 160;

const word = (...patterns: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}'])(?:${patterns.join('|')})(?![\\p{L}'])`, 'u');
const ITSELF = word(SELF, SELF_RU);
const NO = word(DENIES, DENIES_RU);
const ITS_WORK = word(JOB, JOB_RU);
const KNOWN_MATTER = word(MATTER, MATTER_RU);
const ASKED_FOR_SELF = word(PERSONAL);
const ASKED_FOR_NO = word(DENIED);
const SPEAKS_FOR_OTHERS = word(MATERIAL);
const HONESTLY = word(
  `(?:\\p{L}+n't|cannot|not|unable to) (?:\\p{L}+ )?(?:${HONEST.replace('|be|', '|')})`,
  `не (?:\\p{L}+ )?(?:${HONEST_RU.replace(/\|не$/, '')})`,
);
const GOES_ON = /[?？]|(?<!\p{L})(?:but|however|instead|here is|here's|here are|но|зато|однако|вот|например)(?!\p{L})/u;
/** What is said out of politeness before declining, with the "but" behind it. */
const POLITE =
  /^(?:(?:(?:i'm |i am )?(?:so |very |really )?sorry|apologies|my apologies|thanks?[^.!,]*|unfortunately|regrettably|извини(?:те)?|простите?|прошу прощения|спасибо[^.!,]*|к сожалению|увы)[,.!]? ?(?:but |но )?)+/u;
/** Whether "I" in an answer may well be somebody else. */
export function speaksForOthers(asked: string): boolean {
  return SPEAKS_FOR_OTHERS.test(asked);
}

/** Whether what is said names the work of whoever says it. */
export function namesItsWork(said: string): boolean {
  return ITS_WORK.test(said);
}

/** Whole answers that are nothing else. */
const BARE =
  /^(?:(?:i have |i've )?(?:absolutely )?(?:no (?:idea|clue|comment)|not a clue|no can do)|not going to happen|nothing (?:comes|came|springs) to mind|(?:i tried,? (?:but )?)?nothing came of it|(?:i've |i have )?come up (?:empty|short)|(?:без|ни малейшего) (?:понятия|представления)|понятия не имею|(?:мне )?ничего не (?:приходит|пришло) (?:в голову|на ум))(?:,? (?:sorry|извини|извините|простите))?[.!]*$/u;
const BARE_NO = /^(?:no|nope|нет)(?:,? (?:sorry|thanks|извини|извините|простите))?[.!]*$/u;

/**
 * Whether a short answer speaks only of whoever answers and of what is not: that maths is not theirs, that such texts are beyond them. `asked` and `said` are in
 * lower case and without quotes, `question` is as it was asked.
 */
export function shrugsOff(question: string, asked: string, said: string): boolean {
  const told = said.replace(/^\S{1,20}\? /u, '').replace(POLITE, '');
  if (said.length > LONGEST || isOutOfReach(asked)) return false;
  if (BARE.test(told)) return true;
  if (BARE_NO.test(told)) return said !== told && !asked.endsWith('?');
  if (GOES_ON.test(told) || /(?<!^(?:error|ошибка)):/u.test(told) || HONESTLY.test(told) || ASKED_FOR_NO.test(question.toLowerCase()))
    return false;
  if (ASKED_FOR_SELF.test(asked.split(/: /, 1)[0] ?? '')) return false;
  const isMatter = KNOWN_MATTER.test(asked) && !speaksForOthers(asked);
  return told.split(/(?<=[.!?])\s/).some((sentence) => ITSELF.test(sentence) && NO.test(sentence) && (isMatter || ITS_WORK.test(sentence)));
}
