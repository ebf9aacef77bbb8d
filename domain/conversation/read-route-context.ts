import type { Ports } from '../ports/ports.ts';
import type { RouteContext } from '../routing/route-question.ts';
import type { Conversation } from './conversation.ts';
import type { Earlier } from './read-earlier.ts';
import type { Turn } from './turn.ts';

/** Commands in between do not change the subject. */
const LOOK_BACK = 5;
const MINUTE_MS = 60_000;

/** What a task says in a chat: how it ended, what it asks for, its files. */
const TASK_NOTICE = /^(?:task|approval|file):/;

/** What happened before this message that says who should answer it. */
export async function readRouteContext(
  deps: Pick<Ports, 'turns' | 'messages'>,
  { turn, conversation, earlier }: { readonly turn: Turn; readonly conversation: Conversation; readonly earlier: Earlier },
): Promise<RouteContext> {
  const { retryOf } = turn.source;
  const [retried, repliesTo, recent] = await Promise.all([
    retryOf === null ? null : deps.turns.get(retryOf),
    repliedTo(deps, turn, conversation),
    earlier(LOOK_BACK),
  ]);
  return { retried: retried?.route?.mode ?? null, repliesTo, previous: previousOf(recent, turn) };
}

async function repliedTo(
  { turns, messages }: Pick<Ports, 'turns' | 'messages'>,
  { source }: Turn,
  { address }: Conversation,
): Promise<RouteContext['repliesTo']> {
  if (source.repliesTo === null) return null;
  const told = await messages.told(`${address.channel}:${address.account}`, source.repliesTo);
  if (told === null) return null;
  if (told.turnId === null) return told.key !== null && TASK_NOTICE.test(told.key) ? 'task' : null;
  const answered = await turns.get(told.turnId);
  const followsTask = answered?.outcome?.state === 'answered' && answered.outcome.followTaskId !== undefined;
  return followsTask ? 'task' : (answered?.route?.mode ?? null);
}

/** Of the same person: in a group everybody has a subject of their own. */
function previousOf(recent: readonly Turn[], { receivedAt, personId }: Turn): RouteContext['previous'] {
  const last = recent.findLast((turn) => turn.route !== null && turn.personId === personId);
  if (last === undefined || last.route === null) return null;
  const { mode, plugin } = last.route;
  return { mode, plugin, minutesAgo: (receivedAt.getTime() - last.receivedAt.getTime()) / MINUTE_MS };
}
