/** What stands in front of a wish and says nothing of it. */
const ASIDE_EN =
  'please|hey|hi|hello|parley|ok(?:ay)?|yes|no|and|also|so|well|then|can you|could you|would you|will you|can i (?:get|have)|i almost forgot|before i forget|' +
  "i(?:'d| would) like (?:you )?to|i want (?:you )?to|i need (?:you )?to|i should|i need|i want|i(?:'d| would) like|don't forget to|do not forget to|remember to";
const ASIDE_RU =
  'пожалуйста|слушай|эй|привет|ок|окей|да|нет|и|ещ[её]|а|ну|так|тогда|можешь|можно(?: мне)?|надо(?: мне)?|мне (?:надо|нужно)|не мог(?:ла)? бы ты|чуть не забыла?|пока не забыла?|' +
  'хочу(?:,? чтобы (?:ты|мне|меня))?|хотел(?:а|ось)? бы|не забудь(?:те)?';
export const POLITE = `(?:(?:${ASIDE_EN}|${ASIDE_RU})(?![\\p{L}])[,:!. ]+)*`;

const SOME = '(?:a |an |the |me a |me an |another |new )?';
/** Says by itself that something is to be remembered. */
const STRONG = [
  '(?:be )?remind(?:ed)?(?: me| us)?',
  `(?:set|add|create|make|schedule|put|get) ${SOME}(?:reminder|alarm)`,
  `${SOME}(?:reminder|alarm)`,
  'ping (?:me|us)',
  'wake (?:me|us)(?: up)?',
  "(?:don't|do not) let me forget",
  'напом(?:ни|инай)(?:те|ть|шь|ла|ли)?(?: мне| нам)?',
  'мне напом(?:нить|ни(?:те)?|нили)',
  '(?:поставь|создай|добавь|сделай|установи|заведи|запланируй|поставить)(?:те)?(?: мне)? (?:новое )?(?:напоминание|напоминалку|будильник)',
  '(?:новое )?(?:напоминание|напоминалка|будильник)',
  '(?:разбуди(?:те|ть)?|буди)(?: меня)?',
  'не дай(?:те)?(?: мне)? забыть',
  '(?:пни|толкни|пингани|пингуй|маякни)(?: меня| мне)?',
];
/** Says so together with a time. */
const WEAK = [
  'tell (?:me|us)',
  'let (?:me|us) know',
  'notify (?:me|us)',
  '(?:give (?:me|us) a )?(?:nudge|shout|buzz)(?: me| us)?',
  '(?:скажи|сообщи|оповещай|оповести|подскажи)(?:те)?(?: мне| нам| меня| нас)?',
  'дай(?:те)?(?: мне| нам)? знать',
];
/** What follows is how long. */
const TIMER = [
  `(?:(?:set|start|put on) )?${SOME}timer(?: for)?`,
  '(?:(?:поставь|заведи|запусти|включи|поставить)(?:те)?(?: мне)? )?таймер(?: на)?',
];

const triggerOf = (words: readonly string[]): RegExp => new RegExp(`^${POLITE}(?:${words.join('|')})(?![\\p{L}])`, 'iu');

export const TRIGGERS = { strong: triggerOf(STRONG), weak: triggerOf(WEAK), timer: triggerOf(TIMER) } as const;

const THE = '(?:the |my |that )?';
const REMINDER = '(?:reminder|(?:моё |мое |это )?(?:напоминани[ея]|напоминалку))';
const OF = '(?:to |about |for |про |об? |что )?';

export const LIST = new RegExp(
  `^${POLITE}(?:(?:what|which|show|list|see|tell me)(?: are| me)?(?: all)?(?: of)?(?: my| the)? reminders|(?:my|all(?: my)?) reminders|` +
    `(?:what(?:'s| is)|show(?: me)?) (?:on )?my reminders?(?: list)?|do i have (?:any )?reminders|` +
    '(?:покажи|перечисли|какие)(?: у меня| мне| все| мои| есть)* напоминани[яй]|(?:мои|все) напоминания|что у меня в напоминаниях|есть (?:ли )?у меня напоминания)',
  'iu',
);
export const CANCEL = new RegExp(
  `^${POLITE}(?:(?:cancel|delete|remove|drop|forget|отмени(?:те)?|удали(?:те)?|убери(?:те)?),?(?: please,?| пожалуйста,?)?\\s+${THE}${REMINDER}|` +
    `(?:stop|quit) reminding me|(?:больше не|перестань(?:те)?) напомина(?:й|йте|ть)(?: мне)?)(?![\\p{L}])\\s*${OF}(?<which>.*)$`,
  'iu',
);
export const MOVE = new RegExp(
  `^${POLITE}(?:move|push|change|reschedule|postpone|snooze|edit|перенеси(?:те)?|сдвинь(?:те)?|измени(?:те)?|отложи(?:те)?),?(?: please,?| пожалуйста,?)?` +
    `\\s+${THE}${REMINDER}(?![\\p{L}])\\s*${OF}(?<which>.*)$`,
  'iu',
);
