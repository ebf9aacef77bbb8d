import type { Wish } from './wish.ts';

function phrase(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'iu');
}

/** An order; in English only where a clause begins is it one. */
function command(english: string, russian: string): RegExp {
  return new RegExp(
    String.raw`(?:^|[,.:;!?–—]\s*|(?<![\p{L}\p{N}])(?:please|pls|ok|okay|so|and|then|can you|could you|can we|could we|would you|let['’]s|need to|want to|i['’]d like to)\s+)(?:${english})(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:${russian})(?![\p{L}\p{N}])`,
    'iu',
  );
}

/** What stands in a calendar, as people call it. */
const EVENT = String.raw`meetings?|appointments?|appts?|events?|calls?|syncs?|catch-?ups?|1[:-]1s?|one-on-ones?|stand-?ups?|retros?|retrospectives?|reviews?|workshops?|webinars?|all-hands|offsites?|interviews?|demos?|kick-?offs?|check-?ups?|rehearsals?|recitals?|inspections?|lessons?|classes|flights?|dentist|doctor|dr|notary|lunch|dinner|breakfast|brunch|haircut|parents['’]? evening|birthdays?|anniversar\p{L}+|vacation|holidays?|party|concerts?|exams?|physio|massage|gym|встреч\p{L}*|созвон\p{L}*|звон(?:ок|ка|ки)|совещани\p{L}*|собрани\p{L}*|планёрк\p{L}*|планерк\p{L}*|митинг\p{L}*|стендап\p{L}*|ретро|демо|воркшоп\p{L}*|вебинар\p{L}*|оффсайт\p{L}*|интервью|собеседовани\p{L}*|событи\p{L}*|мероприяти\p{L}*|при[её]м(?:а|у|е)?|стрижк\p{L}*|техосмотр\p{L}*|осмотр\p{L}*|урок\p{L}*|заняти\p{L}*|тренировк\p{L}*|йог\p{L}|выступлени\p{L}*|репетици\p{L}*|рейс\p{L}*|обед(?:а|у|ы)?|ужин\p{L}*|завтрак(?:а|у)?|нотариус\p{L}*|врач\p{L}*|доктор\p{L}*|обсуждени\p{L}*|статус\p{L}*|день рождения|отпуск\p{L}*|экзамен\p{L}*|концерт\p{L}*|вечеринк\p{L}*|массаж\p{L}*|спортзал\p{L}*|стоматолог\p{L}*`;
const CALENDAR = String.raw`calendar|schedule|agenda|diary|календар\p{L}*|расписани\p{L}*|ежедневник\p{L}*|график\p{L}*`;
const DAY = String.raw`today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:['’]s)?|week(?:end)?s?|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|the \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)|noon|morning|afternoon|evening|\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]\.?m\.?|o['’]clock|at \d{1,2}|my \d{1,2}|сегодня(?:шн\p{L}+)?|завтра(?:шн\p{L}+)?|послезавтра|понедельник\p{L}*|вторник\p{L}*|сред[уыае]|четверг\p{L}*|пятниц\p{L}+|суббот\p{L}+|воскресень\p{L}+|недел\p{L}+|выходн\p{L}+|январ\p{L}+|феврал\p{L}+|март\p{L}?|апрел\p{L}+|ма[яй]|июн\p{L}|июл\p{L}|август\p{L}?|сентябр\p{L}+|октябр\p{L}+|ноябр\p{L}+|декабр\p{L}+|\d{1,2}-?(?:го|е|ого)|утр\p{L}+|вечер\p{L}*|полдень|полудня|обеда|(?:в|к|с|после|до|на) \d{1,2}(?=[\s,.?!:]|$)|будн\p{L}+`;
const HAS_EVENT = phrase(EVENT);
const HAS_CALENDAR = phrase(CALENDAR);
const HAS_DAY = phrase(DAY);
/** A piece of one's time. */
const TIME = phrase(
  String.raw`(?:free |open )?(?:slots?|gaps?|windows?)|free time|busy|availab\p{L}+|deep work|окн(?:о|а|ошк\p{L}*)|слот\p{L}*|свобод\p{L}+|занят\p{L}*|дат[аыу]`,
);
/** Who comes, and who is asked to. */
const INVITES = phrase(
  String.raw`invit(?:e|es|ed|ation|ations|ees?)|attend(?:ees?|ing)?|accept(?:ed)?|decline[ds]?|rsvp|who(?: else)?(?:['’]s| is| are|se)? (?:in (?:the|my)|coming|going|attending|invited)|приглас\p{L}+|приглаш\p{L}+|участник\p{L}*|отклон\p{L}+|прими приглашени\p{L}+|кто (?:прид[её]т|будет|участвует|приглаш[её]н\p{L}*|отказал\p{L}+)`,
);
/** Somebody else's business, what is told, and what is asked of such things in general. */
const OTHER = phrase(
  String.raw`remind(?:er)?s?|timers?|напомин\p{L}+|напомн\p{L}+|таймер\p{L}*|будильник\p{L}*|code|functions?|scripts?|apps?|api|css|component|bug|repo|deploy|file|files|knowledge base|handbook|polic(?:y|ies)|wiki|notes? (?:on|about|from)|minutes of|essay|poem|story|joke|email to|write (?:an?|the|me)|translate|explain|is it (?:rude|ok|okay|normal|weird|polite|legal|fair|bad|good)|(?:i|we) (?:didn['’]?t|don['’]?t) (?:do|like|want|get)|what an? (?!time)|how to|how (?:do|does|should|can) (?:i|we|you|people)|why|tips|advice|hate|love|tired|boring|awful|embarrassing|went (?:well|fine|badly|great)|was (?:so|really|very|too|a|great|long|boring|fun|cancel\p{L}+)|код\p{L}*|функци\p{L}+|скрипт\p{L}*|приложени\p{L}+|файл\p{L}*|баз\p{L} знаний|регламент\p{L}*|политик\p{L}*|справочник\p{L}*|напиши|переведи|объясни|почему|зачем|как (?:лучше|проводить|вести|подготовиться|пережить|не)|посоветуй|ненавижу|люблю|устал\p{L}*|надоел\p{L}*|прош(?:ло|ла|[её]л|ли)|рецепт\p{L}*|ресторан\p{L}*|кафе|restaurants?|near|рядом|поблизости|мем\p{L}*|анекдот\p{L}*|стих\p{L}*`,
);
const CANCELS = command(
  String.raw`cancel|call off|scrap|delete|remove|clear|free up|drop|end|decline|get rid of|take(?=.* off )`,
  String.raw`отмени|отменить|удали|убери|снеси|освободи|отклони|вычеркни|больше не (?:проводим|встречаемся|будет)`,
);
const MOVES = command(
  String.raw`move|push|shift|reschedule|postpone|bring|extend|shorten|swap|rename|change|make|do(?= the .*(?:rather than|instead of))|add an? (?:location|place|link|note)|update`,
  String.raw`перенеси|перенес[её]м|сдвинь|сдвинем|подвинь|передвинь|продли|сократи|переименуй|поменяй|измени|поправь|исправь|переставь`,
);
const ADDS = command(
  String.raw`add|put|set up|pencil in|block(?: out| off)?|book|reserve|hold|schedule(?! of| for the)|shedule|create|enter|note down|save|invite|send(?=.* invit)|plan`,
  String.raw`добавь|поставь|ставь|внеси|занеси|запиши|запланируй|назначь|заблокируй|забронируй|пригласи|отправь(?=.* приглашени)|создай|впиши|забей|выдели|отметь`,
);
/** Wanted in other words. */
const LATER = phrase(
  String.raw`(?:an?|one|two|half an|\d+) (?:hours?|minutes|mins|days?) (?:later|earlier|sooner)|на (?:час|полчаса|день|неделю|\d+ \p{L}+) (?:позже|раньше|попозже|пораньше)`,
);
const GONE = phrase(String.raw`(?:i|we) (?:need|want)(?= ).* (?:gone|cancelled|off)`);
const ASKS = command(
  String.raw`what|whats|what['’]s|which|when|where|who|who['’]s|whom|how many|how long|how does|how is|how are|are there|do i|do we|did i|did we|am i|are we|is there|any|anything|first|earliest|next|did (?:any|some)one|have i|can i fit|show|check`,
  String.raw`что|какой|какая|какие|какое|когда|где|кто|с кем|сколько|во сколько|до скольки|есть|успе(?:ваю|ю)|вижусь|не пересекается|пересекается|накладк\p{L}*|перв\p{L}+|ближайш\p{L}+|следующ\p{L}+|нужен|найди|покажи|с чего|на какое число`,
);
/** Speaks of one's own time. */
const OWN = phrase(
  String.raw`i|my|me|we|our|us|i['’]m|i['’]ve|мо[йяиеёю]\p{L}{0,2}|меня|мне|я|мы|наш\p{L}*|нас|нам|вижусь|встречаемся|встречаюсь|успеваю`,
);
const SEES = phrase(
  String.raw`(?:am i|are we) (?:seeing|meeting|busy|free)|(?:do|did) (?:i|we) (?:still )?have (?:on|going on|anything|that|the|an?)|looks? (?:for (?:me|us)|like)|what (?:do|did) (?:i|we) have|(?:the )?plan for|going on|clash(?:es|ing)?|conflict\p{L}*|вижусь|встречаюсь|у меня (?:было|будет|есть|запланировано|записан\p{L}*|что-то|начинается)|начинается|пересека\p{L}+|накладыва\p{L}+|по (?:встречам|планам)|у меня по`,
);

/** What is wanted wherever in a sentence it stands, for those who do not begin with it; null: nothing of a calendar. */
export function looseWish(said: string): Wish | null {
  if (OTHER.test(said)) return null;
  const [isEvent, isDay, isCalendar] = [HAS_EVENT.test(said), HAS_DAY.test(said), HAS_CALENDAR.test(said)];
  const isInvite = INVITES.test(said);
  const wish = (kind: Wish['kind']): Wish => ({ kind, said, isClear: false });
  const isQuestion = said.endsWith('?');
  if (LATER.test(said) && isEvent) return wish('move');
  if (isQuestion && ASKS.test(said) && !MOVES.test(said)) return asked(said, { isEvent, isDay, isCalendar, isInvite });
  const isThing = isEvent || isInvite || isCalendar;
  if (GONE.test(said) && isThing) return wish('cancel');
  if (
    CANCELS.test(said) &&
    (isThing ||
      (isDay && (OWN.test(said) || said.split(' ').length <= 5)) ||
      (isDay && /\b(?:with|from)\b|(?<!\p{L})с(?!\p{L})/iu.test(said)))
  )
    return wish('cancel');
  if (MOVES.test(said) && (isThing || (isDay && OWN.test(said)))) return wish('move');
  if (ADDS.test(said) && (isCalendar || isInvite || (isDay && (isEvent || TIME.test(said) || HAS_CLOCK.test(said))))) return wish('add');
  return asked(said, { isEvent, isDay, isCalendar, isInvite });
}

const HAS_CLOCK =
  /(?<!\p{L})(?:at|from|с|в|к) \d{1,2}|\d{1,2} ?(?:to|-|–|до) ?\d{1,2}|\d{1,2}[:.]\d{2}|\d ?[ap]m(?!\p{L})|(?:two|three|half|an?) hours?(?!\p{L})/iu;

interface Signs {
  readonly isEvent: boolean;
  readonly isDay: boolean;
  readonly isCalendar: boolean;
  readonly isInvite: boolean;
}

function asked(said: string, { isEvent, isDay, isCalendar, isInvite }: Signs): Wish | null {
  if (!ASKS.test(said) && !isInvite) return null;
  const isOwn = OWN.test(said) || SEES.test(said);
  if (TIME.test(said) && isDay && (isOwn || said.split(' ').length <= 10)) return { kind: 'free', said, isClear: false };
  const isAgenda =
    (isInvite && (isEvent || isDay)) || (SEES.test(said) && (isDay || isEvent)) || (isEvent && isOwn) || (isCalendar && isOwn);
  return isAgenda || (isEvent && isDay) ? { kind: 'agenda', said, isClear: false } : null;
}
