import { z } from 'zod';
import { badRequest } from '../api-problem.ts';
import type { Call } from '../call.ts';
import type { Methods } from './context.ts';

const chat = { chat_id: z.union([z.int(), z.string()]) };
const scopeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']) }),
  z.strictObject({ type: z.literal('chat'), ...chat }),
  z.strictObject({ type: z.literal('chat_administrators'), ...chat }),
  z.strictObject({ type: z.literal('chat_member'), ...chat, user_id: z.int() }),
]);
const commandsSchema = z.array(z.strictObject({ command: z.string(), description: z.string() }));
const MAX_COMMANDS = 100;

/** The menu of commands, one for each scope and language. */
export const commandMethods: Methods<'setMyCommands' | 'getMyCommands' | 'deleteMyCommands'> = {
  setMyCommands: ({ world }, call) => {
    const parsed = commandsSchema.safeParse(call.json('commands'));
    if (!parsed.success) throw badRequest("can't parse commands");
    if (parsed.data.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    for (const { command, description } of parsed.data) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
      if (description.trim().length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    world.commands.set(placeOf(call), parsed.data);
    return true;
  },

  getMyCommands: ({ world }, call) => [...(world.commands.get(placeOf(call)) ?? [])],

  deleteMyCommands: ({ world }, call) => {
    world.commands.delete(placeOf(call));
    return true;
  },
};

function placeOf(call: Call): string {
  const parsed = scopeSchema.safeParse(call.json('scope') ?? { type: 'default' });
  if (!parsed.success) throw badRequest("can't parse BotCommandScope: unsupported type specified");
  const language = call.text('language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified');
  return `${JSON.stringify(Object.values(parsed.data))} ${language}`;
}
