import { looseWish } from './loose-wish.ts';
import type { Wish } from './wish.ts';

const POLITE =
  '(?:(?:please|hey|ok|okay|so|and|can you|could you|would you|will you|i want to|i need to|пожалуйста|слушай|эй|можешь|можно|не мог(?:ла)? бы ты|а|и|давай|мне надо|нужно|надо)[, ]+)*';
const EVENT =
  'meeting|appointment|event|call|review|flight|lunch|dinner|breakfast|interview|visit|session|standup|stand-up|class|lesson|entry|birthday|date|dentist|doctor|vet|yoga';
const EVENT_RU =
  'встреч(?:[уиае]|ей)?|событи[еяю]|мероприяти[еяю]|созвон(?:а|ы)?|звонок|при[её]м(?:а)?|запись|собеседовани[ея]|обед(?:а)?|ужин(?:а)?|завтрак(?:а)?|планёрк[ауи]|планерк[ауи]|совещани[ея]|урок|заняти[ея]|тренировк[ауи]|день рождения|митинг|визит|йог[ауи]|стоматолог(?:а|у)?|врач(?:а|у)?|рейс(?:а)?|концерт(?:а)?';
const CALENDAR = '(?:my |the |our |a )?(?:calendar|diary|schedule|agenda)';
const IN_CALENDAR = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:in|on|to|into|from|of) ${CALENDAR}|(?:в|из|на) (?:мо(?:й|ём|ем|его) |наш(?:ем)? )?(?:календар[ьея]|ежедневник[ае]?|расписани[еия]))(?![\p{L}\p{N}])`,
  'giu',
);
const WHEN_RU =
  '(?:(?:на )?(?:сегодня|завтра|послезавтра)|(?:в|во|на) (?:понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье)|на (?:этой|следующей) неделе|на выходных|на неделе)';
const WHEN_EN =
  '(?:today|tonight|tomorrow|(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next) (?:week|weekend|month)|the day after tomorrow|(?:on )?(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]+)';

const PLEASE = /(?:^|,?\s)(?:please|пожалуйста)(?=[\s,.!?]|$),?/giu;

interface Way {
  readonly kind: Wish['kind'];
  readonly pattern: RegExp;
  /** Whether a calendar, or what stands in one, is named. */
  readonly isClear: boolean;
}

function way(kind: Wish['kind'], pattern: string, isClear = true): Way {
  return { kind, isClear, pattern: new RegExp(`^${POLITE}(?:${pattern})(?:(?<=\\s)|(?![\\p{L}\\p{N}]))`, 'iu') };
}

/** Things of programs, and of talk, that are named like what stands in calendars. */
const OTHER =
  /(?<!\p{L})(?:reminders?(?!-)|напоминан\p{L}*|class(?:es)? (?:for|in|that|named)|(?:date|event|base|data) class|handlers?|listeners?|functions?|methods?|modules?|graphs?|components?|npm|github|python|typescript|javascript|suggestions?|ideas?|recipes?|обработчик\p{L}*|класс\p{L}*|функци\p{L}*|метод\p{L}*|модул\p{L}*|порт|домен|рецепт\p{L}*)(?!\p{L})/iu;

/** The first that fits has it. */
const WAYS: readonly Way[] = [
  way(
    'agenda',
    `what(?:'s| is|s)? (?:(?:there |coming up |planned |happening |left )?(?:on|in) ${CALENDAR}|on my (?:plate|schedule)|my (?:schedule|agenda|day|week)|(?:on )?(?:the )?agenda)`,
  ),
  way('agenda', `what(?:'s| is|s) (?:on|up|planned|scheduled|coming up)(?: for me)? (?=${WHEN_EN})`),
  way(
    'agenda',
    `what (?:do|have) (?:i|we) (?:have |got )?(?:planned |scheduled |on )?(?=${WHEN_EN})|(?:what|which|how many) (?:${EVENT})s?(?: and (?:${EVENT})s?)? (?:do|have) (?:i|we)(?: have| got)?|do (?:i|we) have (?:any(?:thing)?|an?|some)(?: (?:${EVENT})s?| planned| scheduled| on)?(?= (?:${WHEN_EN}|in ${CALENDAR}))|when(?:'s| is) my (?:next )?(?:${EVENT})`,
  ),
  way(
    'agenda',
    `(?:show|list|read|open|check|give|tell)(?: me| us)? (?:${CALENDAR}|what's on|my (?:events|appointments|meetings|plans|day|week))|my (?:calendar|agenda|schedule|appointments|meetings|plans)(?! (?:is|are|was|were|looks?|has|have)(?!\\p{L}))`,
  ),
  way(
    'agenda',
    `что (?:у (?:меня|нас) )?(?:запланировано|в (?:календаре|расписании|планах)|по (?:плану|расписанию))|что у (?:меня|нас) (?=${WHEN_RU})|что (?=${WHEN_RU}\\s+у (?:меня|нас))`,
  ),
  way(
    'agenda',
    `(?:какие|сколько)(?: у (?:меня|нас))?(?: есть)?(?: ${WHEN_RU})? (?:встреч(?:и)?|событи(?:я|й)|планы|созвон(?:ы|ов)|дела|мероприятия)|(?:есть ли|есть) (?:у (?:меня|нас) )?(?:что-нибудь|что-то|какие-нибудь|встречи|планы|дела|созвоны)|когда (?:у меня )?(?:следующая|ближайшая|ближайший|следующий) (?:${EVENT_RU})`,
  ),
  way(
    'agenda',
    `(?:покажи|открой|прочитай|проверь|скажи|перечисли)(?: мне)? (?:мо[йёеи] |мои |наш )?(?:календарь|расписание|планы|встречи|события|ежедневник)|(?:мо[йёеи]|мои) (?:календарь|расписание|планы|встречи)|расписание (?=на)|план(?:ы)? на (?=день|неделю|завтра|сегодня)`,
  ),
  way(
    'free',
    `(?:am i|are we) (?:free|available|busy)(?! to )|when (?:am i|are we) (?:free|available|busy)|do (?:i|we) have (?:time|a free (?:slot|hour)|a gap)|(?:find|is there)(?: me)? (?:a |an )?(?:free|open) (?:slot|time|hour|gap)`,
  ),
  way(
    'free',
    `(?:я |мы )?(?:свобод(?:ен|на|ны)|занят(?:а|ы)?)(?! ли (?!я|мы))(?: ли)?(?: я| мы)?|когда (?:я|мы|у меня) (?:свобод(?:ен|на|ны)|занят(?:а|ы)?|(?:есть )?(?:свободное )?(?:время|окно))|есть (?:ли )?у (?:меня|нас) (?:свободное )?(?:время|окно|окошко)|найди (?:мне )?(?:свободное )?(?:время|окно|окошко)`,
  ),
  way('move', `(?:move|reschedule|shift|postpone|push)(?: back)? (?:my |the |our )?(?=.*(?:${EVENT}|calendar|appointment|${WHEN_EN}))`),
  way('move', `(?:перенеси(?:те)?|сдвинь(?:те)?|передвинь(?:те)?) (?=.*(?:${EVENT_RU}|врач|${WHEN_RU}))`),
  way('cancel', `(?:cancel|delete|remove|call off|drop) (?:my |the |our )?(?=.*(?:${EVENT}|calendar|appointment))`),
  way('cancel', `(?:отмени(?:те)?|удали(?:те)?|убери(?:те)?) (?=.*(?:${EVENT_RU}|календар|расписани))`),
  way(
    'add',
    `(?:add|put(?! off)|create|make|schedule|book|set up|arrange|plan|enter|note)(?: me| us)? (?:an? |the |my |our )?(?:new )?(?:\\p{L}+ ){0,2}?(?=(?:${EVENT})(?![\\p{L}]))`,
  ),
  way('add', `(?:add|put(?! off)|enter|write|note|schedule|book|save)(?= .*(?:in|on|to|into) ${CALENDAR})`),
  way(
    'add',
    `(?:добавь(?:те)?|создай(?:те)?|внеси(?:те)?|запиши(?:те)?|поставь(?:те)?|занеси(?:те)?|впиши(?:те)?)(?= .*(?:календар|расписани|ежедневник))|(?:запланируй(?:те)?|назначь(?:те)?|забронируй(?:те)?)(?= .*(?:${EVENT_RU}|${WHEN_RU}))|(?:добавь|создай|поставь|запиши)(?= (?:\\p{L}+ ){0,2}?(?:${EVENT_RU})(?![\\p{L}]))|запиши(?:те)? меня (?=(?:к|на) )`,
  ),
  way('add', `(?:new|новое|новая|новый) (?:${EVENT}|${EVENT_RU})`, false),
  way(
    'agenda',
    `(?:what does|how does) my (?:\\p{L}+ )?(?:day|week|weekend|month|morning|afternoon|evening|calendar|schedule|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'s)? look|(?:is there )?anything (?:on|in) ${CALENDAR}|what (?:am i|are we) doing (?=${WHEN_EN})|(?:what's|what is) next on ${CALENDAR}|pull up ${CALENDAR}|who am i (?:meeting|seeing) (?=${WHEN_EN})|what time (?:is|does) my (?:\\p{L}+ )?(?:${EVENT})|when(?:'s| is) my (?:\\p{L}+ )?(?:${EVENT})|do i have (?:any )?(?:${EVENT})s? this|what(?:'s| is) planned for (?=${WHEN_EN})`,
  ),
  way(
    'agenda',
    `(?:что (?:там )?у (?:меня|нас)(?: там)?|(?:покажи|скажи)(?: мне)?,? что у меня) (?=${WHEN_RU})|(?:когда|во сколько|с кем)(?: у (?:меня|нас))?(?: ${WHEN_RU})?(?: первая| следующая)? (?:${EVENT_RU})|чем я занята? (?=${WHEN_RU})|какая у меня (?:ближайшая|следующая|первая) (?:${EVENT_RU})|какой у меня день (?=${WHEN_RU})|как выглядит мо[йяеё]`,
  ),
  way(
    'free',
    `is (?:my |there a (?:gap|hole) (?:in|on) ${CALENDAR})(?:\\p{L}+ free)?|is (?:${WHEN_EN}|this \\p{L}+)(?: (?:at )?[\\d:]+(?: ?[ap]m)?)? (?:free|open)|can i (?:fit in|squeeze in|take) (?:an? )?(?:${EVENT})|am i double[- ]booked|do i have anything at(?= \\d)|when do (?:i|we) have time|what(?:'s| is) my availability|(?:check|see) (?:if|whether) (?:i'm|i am|we are) (?:free|available|busy)|have i got (?:time|a gap)`,
  ),
  way(
    'free',
    `(?:проверь|посмотри|глянь),? (?:(?:я )?(?:свобод(?:ен|на|ны)|занята?) (?:ли )?|есть ли у меня (?:время|окно))|(?:у меня|у нас) (?:есть (?:свободное )?(?:время|окно)|свобод(?:ен|на|ны|но))|найди (?:мне )?свободный час|есть ли свободное (?:время|окно)|успею ли я на|(?:завтра|сегодня|послезавтра)(?: в \\d{1,2}(?::\\d{2})?)? (?:свободно|занято)`,
  ),
  way('move', `(?:change|bring|delay|reschedule|put off)(?: the time of)? (?:my |the |our )?(?=.*(?:${EVENT}|calendar))`),
  way(
    'move',
    `(?:измени(?:те|ть)?|поменяй(?:те)?|поменять) время (?=.*(?:${EVENT_RU}))|(?:переставь(?:те)?|отложи(?:те)?|отложить|перенести|сдвинуть|передвинуть|перенеси(?:те)?) (?=.*(?:${EVENT_RU}|календар))`,
  ),
  way('cancel', `(?:scrap|clear|take|cancel) (?:my |the |our )?(?=.*(?:${EVENT}|calendar|\\d ?[ap]m))`),
  way('cancel', `(?:отменить|удалить|убрать) (?=.*(?:${EVENT_RU}|календар|расписани))`),
  way(
    'add',
    `(?:block|book)(?: out| off)? (?=(?:.*\\b)?(?:hours?|minutes|morning|afternoon|evening|calendar|day)\\b)|(?:invite) (?=\\S+@\\S+ )|(?:set|get me|get|schedule|add|plan) (?:an? |the )?(?:[\\p{L}-]+ ){0,2}(?=(?:${EVENT})(?![\\p{L}]))`,
  ),
  way('add', `(?:add|schedule) (?:an? |the )?(?=(?:[\\p{L}']+ )?(?:appointment|event)(?![\\p{L}]))`),
  way(
    'add',
    `(?:отметь|отметить|добавить|записать|занести|внести|вписать|поставить)(?:те)? (?=.*(?:календар|расписани|ежедневник))|(?:добавить|создать|поставить|записать|запланировать|организуй(?:те)?|сделай(?:те)?|внеси(?:те)?) (?=(?:\\p{L}+ ){0,2}?(?:${EVENT_RU})(?![\\p{L}]))|пригласи(?:те)? (?=\\S+@\\S+ )|займи(?:те)? (?=${WHEN_RU}|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|утро|вечер)`,
  ),
];

/** "I have a dentist appointment on Monday at 9, add it to my calendar": first what is on, then what to do with it. */
const AFTERWARDS = new RegExp(
  `^(?:i(?:'ve| have)(?: got)? (?:an? )?|there(?:'s| is) (?:an? )?|(?:у (?:меня|нас) )(?:есть )?)?(?<said>.{3,}?)[,.;:]? (?:(?:so|and|please|и|пожалуйста) )*` +
    `(?:(?:add|put|write|note|enter|save) (?:it|this|that) (?:down )?(?:in|to|into|on) ${CALENDAR}|` +
    '(?:добавь|запиши|внеси|занеси|впиши|поставь)(?:те)?(?: это| его| е[её])? в (?:мой |наш )?(?:календарь|ежедневник|расписание))[.! ]*$',
  'iu',
);

/** What is wanted, as far as the words say; null: nothing of a calendar is in them. */
export function readWish(text: string): Wish | null {
  const said = text.trim().replaceAll('’', "'").replaceAll(PLEASE, ' ').replaceAll(/\s+/g, ' ').trim();
  if (OTHER.test(said) && said.search(IN_CALENDAR) === -1) return null;
  const afterwards = AFTERWARDS.exec(said)?.groups?.['said'];
  if (afterwards !== undefined) return { kind: 'add', isClear: true, said: afterwards };
  for (const { kind, pattern, isClear } of WAYS) {
    const found = pattern.exec(said);
    if (found === null) continue;
    return { kind, isClear, said: said.slice(found[0].length).replaceAll(IN_CALENDAR, ' ').replaceAll(/\s+/g, ' ').trim() };
  }
  return looseWish(said);
}
