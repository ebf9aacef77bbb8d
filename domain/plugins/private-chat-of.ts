import type { Conversation } from '../conversation/conversation.ts';
import type { Ports } from '../ports/ports.ts';

const MOST = 100;

/** Where a person is told what nobody else is to read: on the network where they are now if they have a private chat there, else on another one. Null: none is known. */
export async function privateChatOf(
  { conversations }: Pick<Ports, 'conversations'>,
  from: Conversation,
  personId: string,
): Promise<Conversation | null> {
  if (from.audience === 'private' && from.personId === personId) return from;
  const known = (await conversations.listOf(personId, { limit: MOST, after: null })).items.map(({ item }) => item);
  const own = known.filter(({ audience }) => audience === 'private');
  const { channel, account } = from.address;
  const here = own.find(({ address }) => address.channel === channel && address.account === account);
  return here ?? own.find(({ address }) => address.channel !== 'web') ?? own[0] ?? null;
}
