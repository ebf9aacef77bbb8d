import type { Principal } from '../access/principal.ts';
import type { Ports } from '../ports/ports.ts';
import type { Fact } from './fact.ts';

/** Where a fact comes from, as far as it is still known. */
export interface FactSource {
  readonly at: Date;
  /** In whose words; null: it was not said in a turn, or its words are gone. */
  readonly words: string | null;
  readonly conversationId: string | null;
  readonly channel: string | null;
  /** Of the conversation; null: it has none. */
  readonly title: string | null;
}

/** When and where a fact was said. Of what is private to somebody else nothing is told, nor of a private conversation where a group's fact is meant (I9). */
export async function sourceOf(
  { turns, conversations }: Pick<Ports, 'turns' | 'conversations'>,
  principal: Principal,
  fact: Fact,
): Promise<FactSource> {
  const turn = fact.turnId === null ? null : await turns.get(fact.turnId);
  const talk = turn === null ? null : await conversations.get(turn.conversationId);
  const nowhere = { at: fact.heldFrom, words: null, conversationId: null, channel: null, title: null };
  if (turn === null || talk === null) return nowhere;
  if (talk.audience === 'private' && (turn.personId !== principal.personId || fact.scope.kind === 'group')) return nowhere;
  const { id, title, address } = talk;
  return { at: turn.source.sentAt ?? turn.receivedAt, words: turn.text || null, conversationId: id, channel: address.channel, title };
}

/** What the fact took the place of, and these of others, newest first; `all`: everything of its scope. */
export function historyOf(fact: Fact, all: readonly Fact[]): readonly Fact[] {
  const chain = new Set([fact.id]);
  for (let before = 0; before < chain.size;) {
    before = chain.size;
    for (const { id, supersededBy } of all) if (supersededBy !== null && chain.has(supersededBy)) chain.add(id);
  }
  return all.filter(({ id }) => id !== fact.id && chain.has(id));
}
