import type { CommandReply } from '../commands/command.ts';
import { CHOICE_ACTIONS } from '../messaging/incoming-message.ts';
import type { Answered } from './answer-turn.ts';

type Said = Pick<
  Extract<Answered, { kind: 'answered' }>,
  'reply' | 'cost' | 'isTainted' | 'followTaskId' | 'followAs' | 'choices' | 'commands' | 'pin'
>;

/** What a turn is answered with that was a command. More buttons than a message can have are left out. */
export function commandAnswer(reply: CommandReply): Said {
  if (typeof reply === 'string') return { reply, cost: 0 };
  if ('followTaskId' in reply) return { reply: reply.text, cost: 0, followTaskId: reply.followTaskId, followAs: reply.followAs };
  const offered = reply.choices.slice(0, CHOICE_ACTIONS.length);
  const shown = { ...(reply.isTainted === true ? { isTainted: true } : {}), ...(reply.pin === undefined ? {} : { pin: reply.pin }) };
  const said = { reply: reply.text, cost: reply.cost ?? 0, ...shown };
  if (offered.length === 0) return said;
  const commands = offered.map(({ command }) => command);
  const own = commands.some((command) => command !== null) ? { commands } : {};
  return { ...said, choices: offered.map(({ label }) => label), ...own };
}
