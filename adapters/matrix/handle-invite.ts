import { z } from 'zod';

import type { ChannelDoor } from '../../domain/ports/chat-adapter.ts';
import { GoneError, RejectedError } from '../../domain/errors.ts';
import type { MatrixDeps } from './matrix-deps.ts';
import { roomAudience } from './room-audience.ts';

const Stripped = z.object({
  type: z.string(),
  sender: z.string(),
  state_key: z.string().optional(),
  content: z.object({
    membership: z.string().optional(),
    is_direct: z.boolean().optional(),
    displayname: z.string().nullish(),
    name: z.string().nullish(),
    topic: z.string().nullish(),
    join_rule: z.string().nullish(),
    alias: z.string().nullish(),
  }),
});

/** Joins a room that we were invited to, or declines, as the access rules say. */
export async function handleInvite(
  deps: MatrixDeps,
  door: ChannelDoor,
  roomId: string,
  state: readonly unknown[],
  signal: AbortSignal,
): Promise<void> {
  const { client, userId, logger } = deps;
  const events = state.map((event) => Stripped.safeParse(event).data).filter((event) => event !== undefined);
  const invitation = events.find(({ type, state_key: key }) => type === 'm.room.member' && key === userId);
  if (invitation === undefined) return;
  const by = invitation.sender;
  const name = events.find(({ type, state_key: key }) => type === 'm.room.member' && key === by)?.content.displayname ?? by;
  const stateOf = (wanted: string) => events.find(({ type }) => type === wanted)?.content;
  const title = stateOf('m.room.name')?.name ?? null;
  const decision = await door.membership({
    address: { channel: 'matrix', account: userId, chat: roomId, thread: null },
    audience: roomAudience({
      members: null,
      isDirect: invitation.content.is_direct === true,
      title,
      topic: stateOf('m.room.topic')?.topic ?? null,
      joinRule: stateOf('m.room.join_rules')?.join_rule ?? null,
      alias: stateOf('m.room.canonical_alias')?.alias ?? null,
    }),
    title,
    by: { externalId: by, name, languageTag: null, isBot: false, isUs: false },
    kind: 'invited',
  });
  const path = decision === 'stay' ? `/v3/join/${encodeURIComponent(roomId)}` : `/v3/rooms/${encodeURIComponent(roomId)}/leave`;
  try {
    await client.ask('POST', path, { body: {}, signal });
  } catch (cause) {
    // The invitation was taken back, or the room is gone.
    if (!(cause instanceof GoneError || cause instanceof RejectedError)) throw cause;
    logger.warn('matrix.invite-failed', { roomId, cause });
  }
}
