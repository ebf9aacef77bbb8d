import { Option } from 'commander';
import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import type { Front } from '../front.ts';
import type { PeopleQuery, Role } from '../generated/graphql.ts';
import { oneLine } from '../output/printable.ts';
import { moment } from '../output/quantities.ts';
import { APPROVE_PAIRING, PEOPLE } from './documents.ts';

type Known = NonNullable<PeopleQuery['people']>[number];

const ROLES = { owner: 'OWNER', admin: 'ADMIN', member: 'MEMBER', guest: 'GUEST' } as const satisfies Record<string, Role>;

const COLUMNS = [
  { title: 'NAME', shrinks: true },
  { title: 'ROLE' },
  { title: 'KNOWN AS', shrinks: true },
  { title: 'SINCE', isOptional: true },
  { title: 'STATE' },
] as const;

/** `pair`, `people`. */
export function addPeople(program: Command, front: Front): void {
  program
    .command('pair')
    .argument('<code>', 'the code that Parley gave them in the chat')
    .description('let somebody in who wrote to Parley in a chat')
    .addOption(
      new Option('--as <role>', 'what they may do; owner: this is you, who runs this Parley').choices(Object.keys(ROLES)).default('member'),
    )
    .action(async (code: string, { as }: { as: keyof typeof ROLES }, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { person } = payload((await ask(APPROVE_PAIRING, { input: { code, role: ROLES[as] } })).approvePairing);
      terminal.line(terminal.safe(`${person.name} is let in, with the role "${person.role.toLowerCase()}".`));
    });
  program
    .command('people')
    .description('list who may talk to Parley, and who waits to be let in')
    .action(async (_options: unknown, command: Command) => listPeople(front.client(command)));
}

async function listPeople({ ask, terminal }: Client): Promise<void> {
  const { people, pairings } = await ask(PEOPLE);
  terminal.table(COLUMNS, (people ?? []).map(rowOf));
  for (const { name, channel, externalId, expiresAt } of pairings ?? []) {
    terminal.note(
      `Waiting until ${moment(expiresAt)}: ${oneLine(name)}, ${channel} ${oneLine(externalId)}. parley pair CODE lets them in.`,
    );
  }
}

function rowOf({ person, identities, isBlocked }: Known): string[] {
  const known = identities.map(({ channel, externalId }) => `${channel} ${oneLine(externalId)}`).join(', ');
  return [oneLine(person.name), person.role.toLowerCase(), known, moment(person.createdAt), isBlocked ? 'shut out' : ''];
}
