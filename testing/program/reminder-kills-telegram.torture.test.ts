import { test } from 'vitest';

import { DELIVERY_TEXTS } from '../../domain/delivery/delivery-texts.ts';
import { killAroundReminders } from './kill-around-reminders.ts';
import type { ReminderNetwork } from './kill-around-reminders.ts';
import { setTelegramStage, soon } from './telegram-stage.ts';

const KILLS = Number(process.env['PARLEY_TEST_TELEGRAM_REMINDER_KILLS'] ?? 30);
/** People, each in a chat of their own. */
const EACH = 3;

test(
  `I2: killed ${String(KILLS)} times around the due times, each reminder is told on Telegram, and again only with a word that it may be a repetition`,
  { timeout: 240_000 + KILLS * 20_000 },
  async ({ expect }) => {
    const stage = await setTelegramStage({ members: EACH });
    const { telegram } = stage;
    const chats = stage.members.map((person) => ({ person, chat: telegram.privateChat(person) }));
    const network: ReminderNetwork = {
      name: 'tg',
      databaseUrl: stage.databaseUrl,
      start: async () => stage.start(),
      say: async (_program, text, place) => {
        const talk = await soon(() => chats[place]);
        telegram.say(talk.chat, talk.person, text);
      },
      heard: async () => chats.flatMap(({ chat }) => telegram.visible(chat).flatMap(({ fromBot, text }) => (fromBot ? [text] : []))),
    };
    try {
      const { told, late } = await killAroundReminders(network, KILLS, EACH);
      let repeated = 0;
      for (const [name, texts] of told) {
        const marked = texts.filter((text) => text.includes(DELIVERY_TEXTS.en.maybeRepeated));
        expect(texts.length - marked.length, `${name}: ${JSON.stringify(texts)}`).toBeLessThanOrEqual(1);
        expect(texts.length, name).toBeGreaterThanOrEqual(1);
        repeated += texts.length - 1;
      }
      process.stdout.write(
        `${String(KILLS)} kills, ${String(told.size)} reminders, ${String(late)} not told before the kill, ${String(repeated)} told again, marked\n`,
      );
    } finally {
      await stage.close();
    }
  },
);
