import type { Recall, Recalled } from '../memory/recall/recall.ts';
import type { MemoryScope } from '../memory/recall/remembered.ts';
import { renderRemembered } from '../memory/recall/remembered-block.ts';
import type { Ports } from '../ports/ports.ts';
import type { TurnToAnswer } from './answer-turn.ts';
import type { Conversation } from './conversation.ts';
import { wordsOf } from './spoken-words.ts';
import type { TurnMemory } from './turn-memory.ts';
import type { ZoneClocks } from './zone-clocks.ts';

const FACTS = 20;
const TURNS = 20;
/** What the turns may take of the prompt. */
const TURN_TOKENS = 900;
const MINUTE_MS = 60_000;

/** Whose memory is heard in a conversation: in private the person's own, in a group what belongs to the group (I9). */
export function scopeOf({ audience, address: { channel, account, chat } }: Conversation, personId: string): MemoryScope {
  return audience === 'private' ? { kind: 'person', personId } : { kind: 'group', channel, account, chat };
}

/** Recalls what fits a turn; what its prompt shows anyway, from position `shownFrom` on, is not repeated, and what `/new` has hidden stays hidden. */
export async function recallForTurn(
  { recall, zones, clock, metrics }: Pick<Ports, 'clock' | 'metrics'> & { readonly recall: Recall; readonly zones: ZoneClocks },
  { turn, heard, person, conversation }: Pick<TurnToAnswer, 'turn' | 'heard' | 'person' | 'conversation'>,
  shownFrom: number,
): Promise<TurnMemory> {
  const startedAt = clock.monotonic();
  const now = clock.now();
  const { wallAt, dayOf } = zones(person.timeZone);
  const text = wordsOf(turn, heard.files);
  const found = await recall(scopeOf(conversation, person.id), {
    ...{ text, askerId: person.id, now, offsetMinutes: (wallAt(now) - now.getTime()) / MINUTE_MS },
    ...{ facts: FACTS, turns: TURNS, turnTokens: TURN_TOKENS },
    hidden: { conversationId: conversation.id, upTo: conversation.contextStart, from: shownFrom },
  });
  metrics.observe('recall_seconds', (clock.monotonic() - startedAt) / 1_000);
  const sources = [...found.facts, ...found.turns];
  const facts = found.facts.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.number - b.number);
  return {
    facts: facts.map((fact) => factLine(fact, conversation, dayOf)),
    remembered: renderRemembered(found.turns, dayOf),
    sources,
    isTainted: sources.some((source) => source.isTainted || conversation.audience === 'group'),
  };
}

/** In a group with who said it; what does not hold any more says until when it did. */
function factLine({ text, speaker, heldUntil }: Recalled, { audience }: Conversation, dayOf: (at: Date) => string): string {
  const said = audience === 'group' ? `${speaker}: ${text}` : text;
  return heldUntil === null ? said : `${said} (until ${dayOf(heldUntil)})`;
}
