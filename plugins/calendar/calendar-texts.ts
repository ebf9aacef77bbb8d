import type { PluginLanguage } from '../../domain/plugins/index.ts';

interface Texts {
  readonly onlyPrivate: string;
  readonly notLinked: string;
  readonly usage: string;
  readonly linkUsage: string;
  readonly password: (user: string, host: string) => string;
  readonly passwordAgain: string;
  readonly wrongPassword: string;
  readonly noServer: (host: string) => string;
  readonly noCalendars: string;
  readonly linked: (names: readonly string[], minutes: number) => string;
  readonly feedLinked: (name: string) => string;
  readonly google: string;
  readonly noFeed: string;
  readonly tooMany: (most: number) => string;
  readonly accounts: string;
  readonly readOnly: string;
  readonly usedForNew: string;
  readonly unlinked: (name: string) => string;
  readonly noSuch: string;
  readonly nothing: string;
  readonly allDay: string;
  readonly untitled: string;
  readonly more: (count: number) => string;
  readonly away: (name: string) => string;
  readonly free: (when: string) => string;
  readonly busy: (when: string) => string;
  readonly freeTimes: string;
  readonly fullDay: string;
  readonly whenAndWhat: string;
  readonly past: string;
  readonly impossible: string;
  readonly askAdd: string;
  readonly askMove: string;
  readonly askCancel: string;
  readonly repeats: string;
  readonly invited: string;
  readonly notInvited: string;
  readonly conflict: string;
  readonly nothingToWrite: string;
  readonly notFound: string;
  readonly which: string;
  readonly buttons: {
    readonly add: string;
    readonly move: string;
    readonly cancel: string;
    readonly one: string;
    readonly all: string;
    readonly no: string;
  };
  readonly added: string;
  readonly moved: string;
  readonly cancelled: string;
  readonly left: string;
  readonly changedMeanwhile: string;
  readonly gone: string;
  readonly forbidden: string;
  readonly failed: string;
  readonly soon: (minutes: number) => string;
  readonly remindSet: (minutes: number) => string;
}

/** What the calendar says. */
export const CALENDAR_TEXTS: Readonly<Record<PluginLanguage, Texts>> = {
  en: {
    onlyPrivate: 'Your calendar is yours alone: ask me in our private chat.',
    notLinked:
      'No calendar is linked yet. `/calendar link ADDRESS USER` links one of a CalDAV server (Nextcloud, iCloud, Fastmail, Radicale …), `/calendar feed ADDRESS` one that can only be read (ICS).',
    usage:
      'Write `/calendar`, `/calendar tomorrow`, `/calendar free Friday`, `/calendar add Friday 15:00 for 30 minutes Dentist`, `/calendar move dentist to Monday 10:00`, `/calendar cancel dentist`, `/calendar remind 15`, `/calendar accounts`, `/calendar link ADDRESS USER`, `/calendar feed ADDRESS`, `/calendar use NUMBER`, `/calendar unlink NUMBER`.',
    linkUsage:
      'Write the address and your name there, such as `/calendar link https://cloud.example.org/remote.php/dav anna`; the password is asked for then.',
    password: (user, host) =>
      `What is the password of ${user} at ${host}? Best make one for Parley alone (an app password). It is kept encrypted and your next message is not kept; you may delete it here.`,
    passwordAgain: 'It did not arrive whole. What is the password?',
    wrongPassword: 'The server does not take this name and password. Check both and begin anew with `/calendar link`.',
    noServer: (host) =>
      `No calendar server answers at ${host}. Check the address; a server in your own network has to be named in parley.yaml first (plugins.settings.calendar.servers).`,
    noCalendars: 'The account is right, but there is no calendar in it. Make one there first.',
    linked: (names, minutes) =>
      `Linked: ${names.join(', ')}.${minutes > 0 ? ` I remind you ${String(minutes)} minutes before something begins; \`/calendar remind 0\` ends that.` : ''}`,
    feedLinked: (name) => `Linked, to be read only: ${name}.`,
    google:
      'Google takes no password here. Its calendar can be read by its secret address (Google Calendar, settings of the calendar, “Secret address in iCal format”): `/calendar feed ADDRESS`.',
    noFeed: 'There is no calendar (ICS) to be read at this address.',
    tooMany: (most) => `At most ${String(most)} can be linked. Take one away first: \`/calendar unlink NUMBER\`.`,
    accounts: 'Your calendars:',
    readOnly: 'can only be read',
    usedForNew: 'new entries go here',
    unlinked: (name) => `Not linked any more: ${name}.`,
    noSuch: 'There is no calendar of this number; `/calendar accounts` shows them.',
    nothing: 'Nothing is planned.',
    allDay: 'all day',
    untitled: 'without a title',
    more: (count) => `… and ${String(count)} more`,
    away: (name) => `⚠️ ${name} could not be read just now; what is in it is missing here.`,
    free: (when) => `✅ Free: ${when}.`,
    busy: (when) => `⛔ Not free: ${when}.`,
    freeTimes: 'Free between 8 and 20:',
    fullDay: 'nothing',
    whenAndWhat: 'What is it, and when? For example: `/calendar add tomorrow 15:00 for 30 minutes Dentist`.',
    past: 'That time is over already. When shall it be?',
    impossible: 'There is no such day in the calendar, or nothing in a calendar repeats like that. When shall it be?',
    askAdd: 'Shall I add this?',
    askMove: 'Shall I move it?',
    askCancel: 'Shall I cancel it?',
    repeats: 'repeats',
    invited: 'invited',
    notInvited: 'Whether they get an invitation is up to the calendar server.',
    conflict: '⚠️ At the same time:',
    nothingToWrite: 'Your linked calendars can only be read. `/calendar link ADDRESS USER` links one that can be written.',
    notFound: 'I find nothing like that in the next months. Name a word of its title, and the day.',
    which: 'Which one?',
    buttons: { add: '✅ Add', move: '✅ Move', cancel: '🗑 Cancel it', one: 'Only this one', all: 'All of them', no: 'No, leave it' },
    added: 'Added.',
    moved: 'Moved.',
    cancelled: 'Cancelled.',
    left: 'Left as it is.',
    changedMeanwhile: 'Somebody changed it meanwhile, so I left it as it is. Look at it and ask me again.',
    gone: 'It is not there any more.',
    forbidden: 'The calendar server does not let me do that.',
    failed: 'The calendar server could not be reached, so nothing was changed. Ask me again in a while.',
    soon: (minutes) =>
      minutes < 0 ? `began ${String(-minutes)} min ago` : minutes === 0 ? 'begins now' : `begins in ${String(minutes)} min`,
    remindSet: (minutes) =>
      minutes === 0
        ? 'I do not remind you of what is in your calendar any more.'
        : `I remind you ${String(minutes)} minutes before something begins.`,
  },
  ru: {
    onlyPrivate: 'Ваш календарь только ваш: спросите меня в личной переписке.',
    notLinked:
      'Календарь ещё не привязан. `/calendar link АДРЕС ИМЯ` привяжет календарь сервера CalDAV (Nextcloud, iCloud, Fastmail, Radicale …), `/calendar feed АДРЕС` — только для чтения (ICS).',
    usage:
      'Напишите `/calendar`, `/calendar завтра`, `/calendar free пятница`, `/calendar add в пятницу в 15:00 на полчаса Стоматолог`, `/calendar move стоматолог на понедельник в 10`, `/calendar cancel стоматолог`, `/calendar remind 15`, `/calendar accounts`, `/calendar link АДРЕС ИМЯ`, `/calendar feed АДРЕС`, `/calendar use НОМЕР`, `/calendar unlink НОМЕР`.',
    linkUsage:
      'Напишите адрес и ваше имя на сервере, например `/calendar link https://cloud.example.org/remote.php/dav anna`; пароль я спрошу потом.',
    password: (user, host) =>
      `Какой пароль у ${user} на ${host}? Лучше создайте отдельный для Parley (пароль приложения). Он хранится зашифрованным, а ваше следующее сообщение не сохраняется; можете удалить его здесь.`,
    passwordAgain: 'Пароль не дошёл целиком. Какой пароль?',
    wrongPassword: 'Сервер не принимает это имя и пароль. Проверьте их и начните заново: `/calendar link`.',
    noServer: (host) =>
      `На ${host} не отвечает сервер календарей. Проверьте адрес; сервер в вашей сети сначала нужно назвать в parley.yaml (plugins.settings.calendar.servers).`,
    noCalendars: 'Имя и пароль верны, но календаря там нет. Сначала создайте его на сервере.',
    linked: (names, minutes) =>
      `Привязано: ${names.join(', ')}.${minutes > 0 ? ` Напоминаю за ${String(minutes)} мин. до начала; \`/calendar remind 0\` отменит это.` : ''}`,
    feedLinked: (name) => `Привязан только для чтения: ${name}.`,
    google:
      'Google не принимает здесь пароль. Его календарь можно читать по секретному адресу (Google Календарь, настройки календаря, «Закрытый адрес в формате iCal»): `/calendar feed АДРЕС`.',
    noFeed: 'По этому адресу нет календаря (ICS).',
    tooMany: (most) => `Привязать можно не больше ${String(most)}. Сначала уберите один: \`/calendar unlink НОМЕР\`.`,
    accounts: 'Ваши календари:',
    readOnly: 'только чтение',
    usedForNew: 'новое записываю сюда',
    unlinked: (name) => `Больше не привязан: ${name}.`,
    noSuch: 'Календаря с таким номером нет; `/calendar accounts` покажет их.',
    nothing: 'Ничего не запланировано.',
    allDay: 'весь день',
    untitled: 'без названия',
    more: (count) => `… и ещё ${String(count)}`,
    away: (name) => `⚠️ ${name} сейчас не прочитать; того, что в нём, здесь нет.`,
    free: (when) => `✅ Свободно: ${when}.`,
    busy: (when) => `⛔ Занято: ${when}.`,
    freeTimes: 'Свободно с 8 до 20:',
    fullDay: 'ничего',
    whenAndWhat: 'Что и когда? Например: `/calendar add завтра в 15:00 на полчаса Стоматолог`.',
    past: 'Это время уже прошло. Когда?',
    impossible: 'Такого дня нет, или так в календаре ничего не повторяется. Когда?',
    askAdd: 'Добавить?',
    askMove: 'Перенести?',
    askCancel: 'Отменить?',
    repeats: 'повторяется',
    invited: 'приглашены',
    notInvited: 'Получат ли они приглашение, зависит от сервера календаря.',
    conflict: '⚠️ В то же время:',
    nothingToWrite: 'Привязанные календари можно только читать. `/calendar link АДРЕС ИМЯ` привяжет тот, в который можно писать.',
    notFound: 'Ничего такого в ближайшие месяцы не нахожу. Назовите слово из названия и день.',
    which: 'Что именно?',
    buttons: { add: '✅ Добавить', move: '✅ Перенести', cancel: '🗑 Отменить', one: 'Только это', all: 'Все', no: 'Нет, оставить' },
    added: 'Добавлено.',
    moved: 'Перенесено.',
    cancelled: 'Отменено.',
    left: 'Оставлено как есть.',
    changedMeanwhile: 'Это успели изменить, поэтому я ничего не трогаю. Посмотрите и попросите ещё раз.',
    gone: 'Этого там уже нет.',
    forbidden: 'Сервер календаря не разрешает мне это.',
    failed: 'Не удалось связаться с сервером календаря, ничего не изменено. Попросите ещё раз позже.',
    soon: (minutes) =>
      minutes < 0 ? `началось ${String(-minutes)} мин. назад` : minutes === 0 ? 'начинается' : `через ${String(minutes)} мин.`,
    remindSet: (minutes) =>
      minutes === 0 ? 'Больше не напоминаю о том, что в календаре.' : `Напоминаю за ${String(minutes)} мин. до начала.`,
  },
};
