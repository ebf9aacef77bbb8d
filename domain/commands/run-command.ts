import { distance } from 'fastest-levenshtein';

import { decideAccess } from '../access/policy.ts';
import type { Action } from '../access/actions.ts';
import type { Principal } from '../access/principal.ts';
import { ParleyError, UnknownIdError, UnreachableError } from '../errors.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext, CommandReply } from './command.ts';
import { helpText } from './help.ts';
import { unknownIdText } from './unknown-id-text.ts';

/** A name this far off is not what was meant. */
const MAX_DISTANCE = 2;

/** Told of a command that somebody gave who may not. */
export type OnRefused = (principal: Principal, action: Action) => Promise<void>;

export type RunCommand = ReturnType<typeof makeRunCommand>;

/** Runs a command by its name; unknown ones, and those that the person may not use, are answered with the nearest that they may. */
export function makeRunCommand(commands: readonly Command[], onRefused: OnRefused = async () => {}) {
  return async (name: string, context: CommandContext): Promise<CommandReply> => {
    if (name === 'help' || name === 'start') return helpText(commands, context);
    const allowed = commands.filter(({ action }) => decideAccess(context.principal, action).allowed);
    const isNamed = (each: Command): boolean => each.name === name || each.aliases.includes(name);
    const command = allowed.find(isNamed);
    if (command === undefined) {
      const forbidden = commands.find(isNamed);
      if (forbidden !== undefined) await onRefused(context.principal, forbidden.action);
      const known = [...allowed.flatMap((each) => [each.name, ...each.aliases]), 'help'];
      return COMMAND_TEXTS[context.person.language].unknown(name, nearest(name, known));
    }
    if (command.where === 'private' && context.conversation.audience !== 'private')
      return COMMAND_TEXTS[context.person.language].onlyInPrivate;
    try {
      return await command.run(context);
    } catch (error) {
      if (error instanceof UnknownIdError) return unknownIdText(error, context.person.language);
      if (error instanceof ParleyError && !(error instanceof UnreachableError)) return error.message;
      throw error;
    }
  };
}

function nearest(name: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = MAX_DISTANCE + 1;
  for (const candidate of known) {
    const far = distance(name, candidate);
    if (far < bestDistance) [best, bestDistance] = [candidate, far];
  }
  return best;
}
