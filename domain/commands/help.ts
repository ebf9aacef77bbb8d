import type { Role } from '../access/principal.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';

const ROLE_ORDER: readonly Role[] = ['guest', 'member', 'admin', 'owner'];

/** The list of commands that this person may use. */
export function helpText(commands: readonly Command[], { person, principal }: Pick<CommandContext, 'person' | 'principal'>): string {
  const mine = commands.filter((command) => ROLE_ORDER.indexOf(principal.role) >= ROLE_ORDER.indexOf(command.role));
  const lines = mine.map(({ name, usage, summary }) => `- \`/${name}${usage === '' ? '' : ` ${usage}`}\` — ${summary[person.language]}`);
  return [COMMAND_TEXTS[person.language].commands, ...lines].join('\n');
}
