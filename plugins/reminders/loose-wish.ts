import { parseWhen } from '../../domain/plugins/index.ts';
import type { Parsed } from '../../domain/plugins/index.ts';

/** What is said of reminders in words that do not begin with it. */
type LooseWish =
  | { readonly kind: 'make'; readonly parsed: Parsed }
  | { readonly kind: 'list' }
  | { readonly kind: 'cancel' | 'move'; readonly which: string; readonly parsed: Parsed };

interface Moment {
  readonly now: Date;
  readonly zone: string;
}

function phrase(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}])`, 'iu');
}

const NOUN = String.raw`reminders?|alarms?|timers?|countdowns?|pomodoros?|напоминани\p{L}*|напоминалк\p{L}*|таймер\p{L}*|будильник\p{L}*|(?:обратн\p{L}+ )?отсч[её]т\p{L}*`;
const NAMES = phrase(NOUN);
/** Asks by itself to be told later. */
const REMINDS = String.raw`rem[ia]*nd(?: me| us|ing me)?|(?:nudge|poke|ping|bug|nag|buzz|alert|prod|pester) (?:me|us)|a nudge|(?:a|heads)[- ](?:ping|up)|wake me|get me up|check (?:up )?on me|don['’]?t let me forget|so (?:that )?i (?:don['’]?t|won['’]?t|do not) (?:forget|miss)|подними(?:те)? меня|(?:мне )?(?:бы )?не (?:за|про)быть(?: бы)?|(?:чтобы|чтоб) (?:я )?не забыл\p{L}*|не дай(?:те)? (?:мне )?забыть|нап[оа]м(?:ни|инай|нить|инать|нишь|ните|инайте)|(?:пингани|пингуй|маякни|пни|толкни|д[её]рни|дёргай|разбуди|буди|крикни|свистни|тыкни|шепни|кликни)(?:те)?`;
/** Does so where a time is said. */
const TELLS = String.raw`(?:message|text|write|tell|email|notify) (?:me|us)|(?:drop|send|shoot) (?:me|us) an? (?:message|line|note|text)|(?:мне (?:пис|сообщ|звон)\p{L}+)|(?:пиши|напиши|напишешь|сообщи|сообщай|звони|скажи|говори)(?:те)? мне|(?:скинь|пришли|присылай|кинь)(?:те)? мне (?:сообщени\p{L}+|уведомлени\p{L}+)|засеки(?:те)?`;
const ASKED = phrase(`${REMINDS}|${TELLS}`);
const STRONG = phrase(REMINDS);

/** What is written or built is none, and what somebody thinks of such things. */
const OTHER = phrase(
  String.raw`apps?|code|function|script|component|feature|implement|went off|javascript|python|react|css|html|api|essay|poem|story|song|book about|movie|приложени\p{L}+|код|функци\p{L}+|скрипт\p{L}*|библиотек\p{L}*|стих\p{L}*|рассказ\p{L}*|эссе|(?:i|we) (?:love|like|hate|think)|people|люблю|ненавижу|(?:that|this|it|you|which) reminds?(?: me)? of|напоминает|напомнил[ао]? мне(?: о| про)?`,
);
const LISTS = phrase(
  String.raw`(?:what|which|show|list|see|read|tell me)(?= )(?!(?:.* )?(?:an?|facts?|history|how) ).*(?:${NOUN}|remind (?:me|us) (?:of|about))|(?:did|do|have|had) i (?:\p{L}+ ){0,2}?(?:set|have|made|got|make)(?= ).*(?:${NOUN})|(?:is|are) there (?:any |a )?(?:${NOUN})|how (?:long|much)(?= ).*(?:${NOUN})|how many (?:${NOUN})|when (?:is|does|will)(?= ).*(?:${NOUN})|(?:какие|какое|когда|на сколько|на какое время|во сколько|покажи\p{L}*|перечисли\p{L}*|список|сколько|выведи|есть ли|стоит ли)(?= ).*(?:${NOUN})|у меня (?:\p{L}+ )?(?:стоит|стоят|есть|было|заведен\p{L}*|поставлен\p{L}*) (?:\p{L}+ )?(?:${NOUN})|(?:что|о ч[её]м) ты (?:мне )?(?:должен|должна|обещал\p{L}*|собирал\p{L}*|хотел\p{L}*)(?= ).*напомн\p{L}+`,
);
const ENDS = phrase(
  String.raw`(?:cancel|delete|remove|stop|turn off|switch off|disable|drop|kill|clear|skip|pause|mute|dismiss|end|mark|get rid of|убери|удали|отмени|вырубай|выруби|выключи|останови|приостанови|пропусти|отметь|сними|отключи|снеси|сотри|заглуши)(?:те)?(?= ).*(?:${NOUN})|(?:no more|enough|without) (?:${NOUN})|(?:don['’]?t|do not|stop|quit|no need to) remind(?:ing)?|(?:${NOUN})(?= ).*(?:done|completed|не нужн\p{L}+|выполнен\p{L}+|отмен\p{L}+)|(?:больше|уже|хватит|перестань|не надо|не нужно)(?: \p{L}+){0,2}? (?:не )?напомин\p{L}+|(?:${NOUN})(?= ).*(?:drop|cancel|delete|remove|stop) (?:it|them|that)|you reminded me(?= ).*(?:done|finished)`,
);
const MOVES = phrase(
  String.raw`(?:move|push|change|reschedule|postpone|snooze|edit|shift|delay|bring|rename|extend|set|make)(?= ).*(?:my |the |that |this |all |today['’]s |tomorrow['’]s )(?:.* )?(?:${NOUN})(?! for)|(?:перенеси|сдвинь|передвинь|измени|поменяй|смени|отложи|переименуй|переставь|исправь)(?:те)?(?= ).*(?:${NOUN})|(?:${NOUN}),? (?:make|move|change|перенеси|сдвинь|поменяй)|add (?:\S+ )?(?:more )?(?:\S+ )?(?:minutes?|hours?|seconds?|mins?)(?= ).*timer|(?:добавь|прибавь|накинь) (?:к |на )?таймер\p{L}*`,
);
/** Said of what was told just now. */
const SNOOZES =
  /^(?:pls |please |ok |ну |ой )*(?:snooze|отложи(?:те)?(?: (?:это|его|ещ[её]))?(?= (?:на|до))|not now,? (?:please )?remind|remind me (?:again|later)|(?:давай )?(?:это |ещ[её] раз )?напомнишь(?= .*(?:сейчас|завтра|позже))|напомни (?:ещ[её] раз|позже|снова)|ещ[её] раз через)(?!\p{L})/iu;
const LENGTH =
  /(?<![\p{L}\p{N}])(?:\d+(?:[.,]\d+)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|(?:од|дв|тр|четыр|пят|шест|сем|восем|девят|десят|пятнадцат|двадцат|тридцат|пол)\p{L}*)[ -]?(?:seconds?|secs?|minutes?|mins?|hours?|секунд\p{L}*|сек|минут\p{L}*|мин|час\p{L}*)(?!\p{L})/iu;
const TIMES = phrase(String.raw`timers?|countdowns?|pomodoros?|таймер\p{L}*|отсч[её]т\p{L}*|засеки(?:те)?`);
const AROUND = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${NOUN}|${REMINDS}|cancel|delete|remove|stop|turn off|switch off|disable|drop|skip|pause|mute|mark|as done|done|move|push|change|reschedule|postpone|snooze|the time of|rename|no more|more|please|pls|all|my|the|that|this|of|about|to|for|from|on|daily|убери|удали|отмени|вырубай|выключи|останови|приостанови|пропусти|отметь|как выполненн\p{L}+|сними|отключи|перенеси|сдвинь|измени|поменяй|время у|отложи|переименуй|больше|не|пожалуйста|все|мо[йёеи]|это|про|об?|у|на|к|второе|первое|из списка|ежедневн\p{L}+)(?![\p{L}])`,
  'giu',
);

/** What is wanted wherever in a sentence it stands, for those who do not begin with it; null: nothing of reminders. */
export function looseWish(text: string, at: Moment): LooseWish | null {
  const said = text.trim();
  if (SNOOZES.test(said)) return { kind: 'move', which: '', parsed: lapseOrTime(said, at) };
  if ((!NAMES.test(said) && !ASKED.test(said)) || OTHER.test(said)) return null;
  if (ENDS.test(said)) return { kind: 'cancel', which: whichOf(said, at), parsed: { kind: 'none', rest: '' } };
  if (LISTS.test(said)) return { kind: 'list' };
  if (MOVES.test(said)) {
    const parsed = parseWhen(said, at);
    return { kind: 'move', which: whichOf(said, at), parsed };
  }
  return newOne(said, at);
}

/** "For ten minutes" is in ten minutes. */
function lapseOrTime(said: string, at: Moment): Parsed {
  const parsed = parseWhen(said, at);
  const length = LENGTH.exec(said)?.[0] ?? /(?<=(?:in|again) )\d+(?=[. ]*$)/iu.exec(said)?.[0].concat(' minutes');
  if (parsed.kind === 'when' || length === undefined) return parsed;
  return [`in ${length}`, `через ${length}`].map((words) => parseWhen(words, at)).find(({ kind }) => kind === 'when') ?? parsed;
}

function newOne(said: string, at: Moment): LooseWish | null {
  const length = LENGTH.exec(said)?.[0];
  if (TIMES.test(said) && length !== undefined) {
    const lapse = [`in ${length}`, `через ${length}`].map((words) => parseWhen(words, at)).find(({ kind }) => kind === 'when');
    if (lapse !== undefined) return { kind: 'make', parsed: { ...lapse, rest: subjectOf(said.replace(length, ' ').replace(TIMES, ' ')) } };
  }
  if (!ASKED.test(said) && !/напоминани|напоминалк|reminder|alarm|будильник/iu.test(said)) return null;
  const parsed = parseWhen(said, at);
  if (parsed.kind === 'none') return null;
  const isMeant = STRONG.test(said) || parsed.kind === 'when';
  return isMeant ? { kind: 'make', parsed: { ...parsed, rest: subjectOf(parsed.rest) } } : null;
}

/** Without the words that ask for it. */
function subjectOf(rest: string): string {
  const plain = rest
    .replace(ASKED, ' ')
    .replace(
      /(?<![\p{L}])(?:could you|can you|can u|would be great if you could|please|pls|пожалуйста|можешь|будьте добры|хочу|мне|я хочу|напоминание|напоминалка|(?:a )?reminder|получать)(?![\p{L}])/giu,
      ' ',
    );
  return plain.replaceAll(/\s+/g, ' ').trim();
}

/** The words that are left of it. */
function whichOf(said: string, at: Moment): string {
  const quoted = /["«“](?<words>[^"»”]{2,60})["»”]/u.exec(said)?.groups?.['words'];
  if (quoted !== undefined) return quoted;
  return parseWhen(said, at)
    .rest.replaceAll(AROUND, ' ')
    .replaceAll(/[^\p{L}\p{N} ]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
