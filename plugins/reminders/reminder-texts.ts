import type { PluginLanguage } from '../../domain/plugins/index.ts';

interface Texts {
  readonly made: (what: string, when: string, id: string) => string;
  /** In a group, of what is told elsewhere. */
  readonly madePrivately: (when: string, id: string) => string;
  readonly noPrivateChat: string;
  readonly privately: string;
  readonly isPrivate: string;
  readonly several: string;
  readonly nothing: string;
  readonly when: (what: string) => string;
  readonly past: string;
  readonly impossible: string;
  readonly list: string;
  readonly none: string;
  readonly gone: string;
  readonly cancelled: (what: string) => string;
  readonly moved: (what: string, when: string) => string;
  readonly done: string;
  readonly which: string;
  readonly usage: string;
  readonly tell: (what: string) => string;
  readonly late: (due: string) => string;
  readonly buttons: readonly [tenMinutes: string, hour: string, tomorrow: string, done: string];
  readonly again: string;
}

/** What reminders say. */
export const REMINDER_TEXTS: Readonly<Record<PluginLanguage, Texts>> = {
  en: {
    made: (what, when, id) => `⏰ I will remind you: **${what}**\n${when} · \`${id}\``,
    madePrivately: (when, id) => `⏰ I will remind you privately.\n${when} · \`${id}\``,
    noPrivateChat: 'I know no private chat with you, so it comes here. Write to me privately once, then I can remind you there.',
    privately: '🔒 Privately',
    isPrivate: 'I will remind you privately.',
    several: 'That is more than one time, and a reminder has one. When shall the first one be?',
    nothing: 'something',
    when: (what) => `When shall I remind you of "${what}"? For example: tomorrow at 9, in half an hour, every Monday at 10.`,
    past: 'That time is over already. When shall it be?',
    impossible: 'There is no such day in the calendar. When shall it be?',
    list: 'Your reminders:',
    none: 'You have no reminders.',
    gone: 'There is no such reminder any more.',
    cancelled: (what) => `Cancelled: ${what}`,
    moved: (what, when) => `**${what}**: now ${when}`,
    done: 'Done.',
    which: 'Which one? Name its code.',
    usage:
      'Write `/reminders`, `/reminders cancel CODE`, `/reminders done CODE`, `/reminders private CODE` or `/reminders move CODE tomorrow at 9`.',
    tell: (what) => `⏰ **${what}**`,
    late: (due) => `This comes late, I was not running: it was due ${due}.`,
    buttons: ['💤 10 min', '💤 1 h', '💤 Tomorrow', '✅ Done'],
    again: 'repeats, first',
  },
  ru: {
    made: (what, when, id) => `⏰ Напомню: **${what}**\n${when} · \`${id}\``,
    madePrivately: (when, id) => `⏰ Напомню лично.\n${when} · \`${id}\``,
    noPrivateChat: 'Личного чата с вами я не знаю, поэтому напомню здесь. Напишите мне один раз лично, тогда смогу напоминать там.',
    privately: '🔒 Лично',
    isPrivate: 'Напомню лично.',
    several: 'Здесь больше одного времени, а у напоминания оно одно. Когда напомнить в первый раз?',
    nothing: 'что-то',
    when: (what) => `Когда напомнить: «${what}»? Например: завтра в 9, через полчаса, каждый понедельник в 10.`,
    past: 'Это время уже прошло. Когда напомнить?',
    impossible: 'Такого дня в календаре нет. Когда напомнить?',
    list: 'Ваши напоминания:',
    none: 'Напоминаний нет.',
    gone: 'Такого напоминания уже нет.',
    cancelled: (what) => `Отменено: ${what}`,
    moved: (what, when) => `**${what}**: теперь ${when}`,
    done: 'Готово.',
    which: 'Какое именно? Назовите его код.',
    usage:
      'Напишите `/reminders`, `/reminders cancel КОД`, `/reminders done КОД`, `/reminders private КОД` или `/reminders move КОД завтра в 9`.',
    tell: (what) => `⏰ **${what}**`,
    late: (due) => `Напоминаю с опозданием, я не работал: надо было ${due}.`,
    buttons: ['💤 10 мин', '💤 1 ч', '💤 Завтра', '✅ Готово'],
    again: 'повторяется, первый раз',
  },
};
