import { distance } from 'fastest-levenshtein';
import { decideAccess } from '../access/policy.ts';
import { ParleyError } from '../errors.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';
import { helpText } from './help.ts';

/** A name this far off is not what was meant. */
const MAX_DISTANCE = 2;

export type RunCommand = ReturnType<typeof makeRunCommand>;

/** Runs a command by its name; unknown ones are answered with the nearest known one. */
export function makeRunCommand(commands: readonly Command[]) {
  const byName = new Map(commands.flatMap((command) => [command.name, ...command.aliases].map((name) => [name, command] as const)));
  return async (name: string, context: CommandContext): Promise<string> => {
    const texts = COMMAND_TEXTS[context.person.language];
    if (name === 'help' || name === 'start') return helpText(commands, context);
    const command = byName.get(name);
    if (command === undefined) return texts.unknown(name, nearest(name, [...byName.keys(), 'help']));
    if (!decideAccess(context.principal, 'self.read').allowed) return texts.unknown(name, null);
    try {
      return await command.run(context);
    } catch (error) {
      if (error instanceof ParleyError && error.code !== 'outside.unreachable') return error.message;
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
