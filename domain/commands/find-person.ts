import type { Person } from '../access/person.ts';
import type { KnownPerson, ManagePeople } from '../access/manage-people.ts';
import type { Ports } from '../ports/ports.ts';
import type { CommandContext } from './command.ts';

export interface FindPersonDeps extends Pick<Ports, 'messages' | 'turns'> {
  readonly people: ManagePeople;
}

/**
 * The one person whom the argument names by id, name or identity, or who wrote the message that is replied to; `stranger`: whoever wrote it is nobody
 * that is known. Null: nobody is named, or several.
 */
export async function findPerson(deps: FindPersonDeps, context: CommandContext): Promise<Person | 'stranger' | null> {
  const { argument, principal } = context;
  const all = await deps.people.list(principal);
  if (argument === '') return repliedTo(deps, context, all);
  const byId = all.find(({ person }) => person.id === argument.toLowerCase());
  if (byId !== undefined) return byId.person;
  const name = argument.toLowerCase();
  const [found, ...others] = all.filter(
    ({ person, identities }) =>
      person.name.toLowerCase() === name || identities.some(({ channel, externalId }) => `${channel}:${externalId}`.toLowerCase() === name),
  );
  return found !== undefined && others.length === 0 ? found.person : null;
}

/** Who wrote the message that the command replies to: whose turn it was, else whom the network names. */
async function repliedTo(
  { messages, turns }: FindPersonDeps,
  { conversation, turn }: CommandContext,
  all: readonly KnownPerson[],
): Promise<Person | 'stranger' | null> {
  const { channel, account } = conversation.address;
  const { repliesTo, repliedSender = null } = turn.source;
  if (repliesTo === null) return null;
  const sighting = await messages.sighting(`${channel}:${account}`, repliesTo);
  const answered = sighting?.turnId == null ? null : await turns.get(sighting.turnId);
  if (answered !== null) return all.find(({ person }) => person.id === answered.personId)?.person ?? null;
  if (repliedSender === null) return null;
  const known = all.find(({ identities }) => identities.some((each) => each.channel === channel && each.externalId === repliedSender));
  return known?.person ?? 'stranger';
}
