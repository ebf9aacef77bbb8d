import { decideAccess } from '../access/policy.ts';
import type { Language } from '../access/person.ts';
import type { Principal, Role } from '../access/principal.ts';
import type { MenuCommand } from '../ports/chat-adapter.ts';
import type { Command } from './command.ts';
import { makeRunCommand } from './run-command.ts';
import type { OnRefused } from './run-command.ts';

/** A command as somebody may be shown it. */
export interface ListedCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
}

const HELP: Readonly<Record<Language, string>> = { en: 'what you can ask for', ru: 'что можно попросить' };

/** The commands of every channel: running one, and saying which there are. */
export function makeCommandRegistry(commands: readonly Command[], onRefused?: OnRefused) {
  function list(principal: Principal | null, audience: 'private' | 'group', language: Language): readonly ListedCommand[] {
    const fit = commands.filter(({ where, action }) => (where ?? audience) === audience && decideAccess(principal, action).allowed);
    return [
      { name: 'help', usage: '', summary: HELP[language] },
      ...fit.map(({ name, usage, summary }) => ({ name, usage, summary: summary[language] })),
    ];
  }

  return {
    run: makeRunCommand(commands, onRefused),
    /** All that are taken. */
    names: ['help', 'start', ...commands.flatMap(({ name, aliases }) => [name, ...aliases])],
    /** What this principal may use there; nobody: only help. */
    list,
    /** The menu for people of this role, by where they are and what they speak. */
    menu: (role: Role, audience: 'private' | 'group', language: Language): readonly MenuCommand[] =>
      list({ personId: '', role, scope: 'admin', tokenId: null }, audience, language).map(({ name, summary }) => ({
        name,
        description: summary,
      })),
  };
}
