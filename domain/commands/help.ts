import { decideAccess } from '../access/policy.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';

/** The list of commands that this person may use. */
export function helpText(commands: readonly Command[], { person, principal }: Pick<CommandContext, 'person' | 'principal'>): string {
  const mine = commands.filter(({ action }) => decideAccess(principal, action).allowed);
  const lines = mine.map(({ name, usage, summary }) => `- \`/${name}${usage === '' ? '' : ` ${usage}`}\` — ${summary[person.language]}`);
  return [COMMAND_TEXTS[person.language].commands, ...lines].join('\n');
}
