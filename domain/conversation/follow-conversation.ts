import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { WatchToken } from '../access/watch-token.ts';
import { assertAfter } from '../delivery/assert-after.ts';
import { endingWith } from '../delivery/ending-with.ts';
import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import type { ConversationEvent, PartialReply } from './conversation-event.ts';
import { makeFindConversation } from './find-conversation.ts';
import { makePartialDeltas } from './partial-deltas.ts';
import type { PartialDelta } from './partial-deltas.ts';

const POLL_MS = 2_000;
/** What happens within so short a time is told together: nobody sees the difference, and a turn is not held up by being told of while it begins. */
const GATHER_MS = 25;
const BATCH = 200;

export type ConversationUpdate =
  | { readonly kind: 'event'; readonly event: ConversationEvent }
  | { readonly kind: 'partial'; readonly at: Date; readonly partial: PartialDelta };

export type FollowConversation = ReturnType<typeof makeFollowConversation>;

/**
 * Follows a conversation: events after the number `after`, each once and in order, then live, with the reply being made in between.
 * Ends when the signal aborts; throws UnauthenticatedError when the token dies meanwhile.
 */
export function makeFollowConversation(
  deps: Pick<Ports, 'conversations' | 'turns' | 'conversationLog' | 'doorbell' | 'clock'> & { readonly watchToken: WatchToken },
) {
  const find = makeFindConversation(deps);
  return async (principal: Principal | null, id: string, after: number, until: AbortSignal): Promise<AsyncIterable<ConversationUpdate>> => {
    assertAccess(principal, 'conversation.read');
    await find(principal, 'conversation.read', id);
    assertAfter(after);
    const signal = deps.watchToken(principal, until);
    return endingWith(follow(deps, id, after, signal), signal, until);
  };
}

async function* follow(
  deps: Pick<Ports, 'conversationLog' | 'doorbell' | 'clock'>,
  id: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<ConversationUpdate> {
  using rings = makeRingWaiter(deps, `conversation:${id}`);
  const deltas = makePartialDeltas();
  let last = after;
  while (!signal.aborted) {
    const { partial, events } = await retryWhileUnreachable(deps.clock, signal, () => readNews(deps.conversationLog, id, last));
    for (const event of events) {
      last = event.number;
      if (event.body.kind === 'reply-final' || event.body.kind === 'turn-failed') deltas.end(event.turnId);
      yield { kind: 'event', event };
    }
    // Who is still being told of earlier events may not know of this turn yet.
    if (events.length === BATCH) continue;
    const delta = partial === null ? null : deltas.next(partial);
    if (delta !== null) yield { kind: 'partial', at: deps.clock.now(), partial: delta };
    await rings.wait(POLL_MS, signal, GATHER_MS);
  }
}

async function readNews(log: Ports['conversationLog'], id: string, after: number) {
  // The partial first: when its turn has ended meanwhile, the events that follow say so.
  const partial: PartialReply | null = await log.partial(id);
  return { partial, events: await log.read(id, after, BATCH) };
}
