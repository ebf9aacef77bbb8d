import type { PluginLanguage } from '../../domain/plugins/index.ts';

interface Texts {
  readonly made: (what: string, when: string, id: string) => string;
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
    usage: 'Write `/reminders`, `/reminders cancel CODE`, `/reminders done CODE` or `/reminders move CODE tomorrow at 9`.',
    tell: (what) => `⏰ **${what}**`,
    late: (due) => `This comes late, I was not running: it was due ${due}.`,
    buttons: ['💤 10 min', '💤 1 h', '💤 Tomorrow', '✅ Done'],
    again: 'repeats, first',
  },
  ru: {
    made: (what, when, id) => `⏰ Напомню: **${what}**\n${when} · \`${id}\``,
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
    usage: 'Напишите `/reminders`, `/reminders cancel КОД`, `/reminders done КОД` или `/reminders move КОД завтра в 9`.',
    tell: (what) => `⏰ **${what}**`,
    late: (due) => `Напоминаю с опозданием, я не работал: надо было ${due}.`,
    buttons: ['💤 10 мин', '💤 1 ч', '💤 Завтра', '✅ Готово'],
    again: 'повторяется, первый раз',
  },
};
