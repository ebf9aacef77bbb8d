import type { BotCommand } from 'grammy/types';

import type { Language } from '../../domain/access/person.ts';
import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import type { TelegramClient } from './telegram-client.ts';

const DEADLINE_MS = 10_000;
const MOST_COMMANDS = 100;
const LONGEST_DESCRIPTION = 256;

const SCOPES = [
  { audience: 'private', type: 'all_private_chats' },
  { audience: 'group', type: 'all_group_chats' },
] as const;

/** English is also what people of any other language see. */
const LANGUAGES: readonly { readonly language: Language; readonly code: 'ru' | undefined }[] = [
  { language: 'en', code: undefined },
  { language: 'ru', code: 'ru' },
];

/** Sets the menu of commands, by where people are and what they speak. Telegram has one menu for all of them, so it is a member's. Throws as calls do. */
export async function setMenu(client: TelegramClient, session: ChannelSession, signal: AbortSignal): Promise<void> {
  for (const { audience, type } of SCOPES) {
    for (const { language, code } of LANGUAGES) {
      const commands = session.menu('member', audience, language).filter(({ name, description }) => suits(name, description));
      const menu: BotCommand[] = commands
        .slice(0, MOST_COMMANDS)
        .map(({ name, description }) => ({ command: name, description: description.slice(0, LONGEST_DESCRIPTION) }));
      const where = { scope: { type }, ...(code === undefined ? {} : { language_code: code }) };
      await client.call(DEADLINE_MS, signal, (api, until) => api.setMyCommands(menu, where, until));
    }
  }
}

/** Telegram refuses the whole menu for one command that it doesn't like. */
function suits(name: string, description: string): boolean {
  return /^[a-z0-9_]{1,32}$/.test(name) && description.trim() !== '';
}
