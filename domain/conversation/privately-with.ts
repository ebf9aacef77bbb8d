import type { Person } from '../access/person.ts';
import type { Ports } from '../ports/ports.ts';
import type { Conversation } from './conversation.ts';

/** Among how many of a person's conversations one in private is looked for. */
const LOOKED_AT = 50;

/** Where somebody is told what happens elsewhere: their newest private chat on a network, else their newest on the web; null: there is none. */
export async function privatelyWith(
  { conversations }: Pick<Ports, 'conversations'>,
  { id }: Pick<Person, 'id'>,
): Promise<Conversation | null> {
  const { items } = await conversations.listOf(id, { limit: LOOKED_AT, after: null });
  const own = items.map(({ item }) => item).filter(({ audience }) => audience === 'private');
  return own.find(({ address }) => address.channel !== 'web') ?? own[0] ?? null;
}
