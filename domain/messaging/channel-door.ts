import type { ManageGroups } from '../access/manage-groups.ts';
import { decideAccess } from '../access/policy.ts';
import type { StopTurn } from '../conversation/stop-turn.ts';
import type { ChannelDoor } from '../ports/chat-adapter.ts';
import type { Ports } from '../ports/ports.ts';
import { addressKey } from './address.ts';
import type { Channel } from './address.ts';
import { groupKey, identifySender } from './identify-sender.ts';
import type { MembershipChange } from './incoming-message.ts';
import { makePressMessage } from './press-message.ts';
import type { PressDeps } from './press-message.ts';
import type { ReceiveMessage } from './receive-message.ts';

export interface ChannelDoorDeps extends PressDeps, Pick<Ports, 'groups'> {
  readonly channel: Channel;
  readonly receiveMessage: ReceiveMessage;
  readonly stopTurn: StopTurn;
  readonly allowGroup: ManageGroups['allow'];
}

/** Everything that a network's adapter hands in. When a call returns, what follows from it is stored (I1); when it throws, it is to be handed in again. */
export function makeChannelDoor(deps: ChannelDoorDeps): ChannelDoor {
  return {
    async message(message) {
      await deps.receiveMessage(message);
    },

    press: makePressMessage(deps),

    async redacted(account, messageId) {
      const sighting = await deps.messages.sighting(`${deps.channel}:${account}`, messageId);
      if (sighting === null) return;
      if (sighting.turnId !== null) await deps.stopTurn.takenBack(sighting.turnId);
      // What was said is to be forgotten; why it was not answered may stay.
      else await deps.messages.note(sighting, null);
    },

    membership: (change) => decideMembership(deps, change),

    async migrated(account, fromChat, toChat) {
      await deps.groups.migrate({ channel: deps.channel, account, chat: fromChat }, toChat);
      deps.logger.info('group.migrated', { channel: deps.channel, account, fromChat, toChat });
    },
  };
}

/**
 * In private chats anybody may talk to us, if only to get a pairing code. A group has us when it is allowed already, or when somebody who may allow it
 * asks us in, which allows it.
 */
async function decideMembership(deps: ChannelDoorDeps, change: MembershipChange): Promise<'stay' | 'leave'> {
  const { address, audience, by, kind, title } = change;
  if (kind === 'removed') return 'leave';
  const { who, person, isGroupAllowed } = await identifySender(deps, by, change);
  if (audience === 'private') return who === 'blocked' ? 'leave' : 'stay';
  if (isGroupAllowed) return 'stay';
  const at = { place: addressKey(address), scope: 'admin', tokenId: null } as const;
  const principal = person === null ? null : { personId: person.id, role: person.role, ...at };
  if (principal === null || who === 'blocked' || !decideAccess(principal, 'group.change').allowed) {
    deps.logger.info('group.left', { ...groupKey(address), by: by.externalId });
    return 'leave';
  }
  await deps.allowGroup(principal, groupKey(address), undefined, title ?? undefined);
  deps.logger.info('group.joined', { ...groupKey(address), by: principal.personId });
  return 'stay';
}
