import type { Person } from '../access/person.ts';
import type { ManagePeople } from '../access/manage-people.ts';
import type { Ports } from '../ports/ports.ts';
import type { CommandContext } from './command.ts';

export interface FindPersonDeps extends Pick<Ports, 'messages' | 'turns'> {
  readonly people: ManagePeople;
}

/** The one person whom the argument names by id, name or identity, or who wrote the message that is replied to; null: nobody, or several. */
export async function findPerson(deps: FindPersonDeps, context: CommandContext): Promise<Person | null> {
  const { argument, principal } = context;
  const id = argument === '' ? await repliedTo(deps, context) : argument;
  if (id === null) return null;
  const all = await deps.people.list(principal);
  const byId = all.find(({ person }) => person.id === id.toLowerCase());
  if (byId !== undefined || argument === '') return byId?.person ?? null;
  const name = argument.toLowerCase();
  const [found, ...others] = all.filter(
    ({ person, identities }) =>
      person.name.toLowerCase() === name || identities.some(({ channel, externalId }) => `${channel}:${externalId}`.toLowerCase() === name),
  );
  return found !== undefined && others.length === 0 ? found.person : null;
}

/** Who wrote the message that the command replies to, as far as it was answered. */
async function repliedTo({ messages, turns }: FindPersonDeps, { conversation, turn }: CommandContext): Promise<string | null> {
  const { channel, account } = conversation.address;
  const { repliesTo } = turn.source;
  const sighting = repliesTo === null ? null : await messages.sighting(`${channel}:${account}`, repliesTo);
  const answered = sighting?.turnId == null ? null : await turns.get(sighting.turnId);
  return answered?.personId ?? null;
}
