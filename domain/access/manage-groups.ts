import { UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { addressKey } from '../messaging/address.ts';
import type { Group, GroupKey } from './group.ts';
import { assertAccess } from './policy.ts';
import type { Principal } from './principal.ts';

export type ManageGroups = ReturnType<typeof makeManageGroups>;

type GroupPorts = Pick<Ports, 'groups' | 'logger'>;

/** By which people name a group, such as `telegram:bot1:-100123`. */
export function groupName({ channel, account, chat }: GroupKey): string {
  return addressKey({ channel, account, chat, thread: null });
}

/** Which groups are answered, what is kept of them, and who is a guest there. */
export function makeManageGroups(deps: GroupPorts) {
  const { groups, logger } = deps;
  return {
    async list(principal: Principal | null): Promise<readonly Group[]> {
      assertAccess(principal, 'group.read');
      return groups.list();
    },

    /** The group that goes by this name, chat id or title. Throws UnknownIdError when that is none, or several. */
    async find(principal: Principal | null, name: string): Promise<Group> {
      assertAccess(principal, 'group.read');
      const all = await groups.list();
      const [found, ...others] = all.filter((group) => [groupName(group), group.chat, group.title].includes(name));
      if (found === undefined || others.length > 0) throw new UnknownIdError('group');
      return found;
    },

    /** Lets Parley answer there; `observes`: whether it also keeps what is not addressed to it, `title`: its name; undefined: as before. */
    allow: (principal: Principal | null, key: GroupKey, observes?: boolean, title?: string): Promise<Group> =>
      change(deps, principal, key, {
        standing: 'allowed',
        ...(observes === undefined ? {} : { observes }),
        ...(title === undefined ? {} : { title }),
      }),

    /** Ends both answering and keeping. */
    deny: (principal: Principal | null, key: GroupKey): Promise<Group> =>
      change(deps, principal, key, { standing: 'denied', observes: false }),

    /** Lets a guest talk in one group, or no longer. */
    async setGuest(principal: Principal | null, key: GroupKey, personId: string, isGuest: boolean): Promise<void> {
      assertAccess(principal, 'group.change');
      await groups.setGuest(key, personId, isGuest);
      logger.info('group.guest-changed', { group: groupName(key), personId, isGuest, by: principal.personId });
    },
  };
}

async function change(
  { groups, logger }: GroupPorts,
  principal: Principal | null,
  key: GroupKey,
  to: Partial<Pick<Group, 'standing' | 'observes' | 'title'>>,
): Promise<Group> {
  assertAccess(principal, 'group.change');
  const { channel, account, chat } = key;
  const known = await groups.get({ channel, account, chat });
  const group: Group = {
    channel,
    account,
    chat,
    title: known?.title ?? '',
    standing: known?.standing ?? 'denied',
    observes: known?.observes ?? false,
    ...to,
    decidedBy: principal.personId,
  };
  await groups.put(group);
  logger.info('group.changed', { group: groupName(group), standing: group.standing, observes: group.observes, by: principal.personId });
  return group;
}
