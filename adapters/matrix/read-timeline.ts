import { z } from 'zod';

import type { MatrixClient } from './matrix-client.ts';
import { MatrixEvent } from './matrix-event.ts';
import type { JoinedRoom } from './sync-response.ts';

/** More than this a gap is not filled: whoever wrote before that has given up waiting. */
const MAX_PAGES = 30;
const PAGE = 100;

/** An event, and what the server sent of it. */
export interface TimelineEvent {
  readonly event: MatrixEvent;
  readonly raw: object;
}

const Messages = z.object({ chunk: z.array(z.unknown()).default([]), end: z.string().optional() });

/**
 * The events of a room since `since`, oldest first; what a limited stream left out is asked for. What was said before we were
 * invited is not ours to answer; null `since`: we were never here, so only what came after an invitation counts.
 */
export async function readTimeline(
  client: MatrixClient,
  place: { readonly roomId: string; readonly userId: string; readonly since: string | null },
  { timeline }: JoinedRoom,
  signal: AbortSignal,
): Promise<readonly TimelineEvent[]> {
  const { roomId, userId, since } = place;
  const isGap = timeline.limited && since !== null && timeline.prev_batch !== undefined;
  const missing = isGap ? await readBack(client, roomId, { from: timeline.prev_batch ?? '', to: since }, signal) : [];
  const events = [...missing, ...timeline.events].flatMap((raw) => seenOf(raw) ?? []);
  return sinceInvited(events, userId, since === null);
}

async function readBack(
  client: MatrixClient,
  roomId: string,
  range: { readonly from: string; readonly to: string },
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  let from: string | undefined = range.from;
  for (let page = 0; page < MAX_PAGES && from !== undefined; page += 1) {
    const query = { dir: 'b', from, to: range.to, limit: PAGE };
    const path = `/v3/rooms/${encodeURIComponent(roomId)}/messages`;
    const answer: z.infer<typeof Messages> = Messages.parse(await client.ask('GET', path, { query, signal }));
    found.push(...answer.chunk);
    from = answer.chunk.length === 0 ? undefined : answer.end;
  }
  return found.toReversed();
}

function seenOf(raw: unknown): TimelineEvent | null {
  const event = MatrixEvent.safeParse(raw).data;
  return event === undefined || typeof raw !== 'object' || raw === null ? null : { event, raw };
}

/** When we came into the room within these events: those after our invitation, which people often write before we have joined. */
function sinceInvited(events: readonly TimelineEvent[], userId: string, isFirst: boolean): readonly TimelineEvent[] {
  const isOurs = ({ event }: TimelineEvent, membership: string): boolean =>
    event.type === 'm.room.member' && event.state_key === userId && event.content.membership === membership;
  const joined = events.findLastIndex((event) => isOurs(event, 'join'));
  const invited = events.findLastIndex((event) => isOurs(event, 'invite'));
  if (invited >= 0) return events.slice(invited + 1);
  if (joined >= 0 && isFirst) return events.slice(joined + 1);
  return isFirst ? [] : events;
}
