import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { PluginPermission, Told } from './contract.ts';
import type { OpenPlugin } from './define-plugin.ts';
import { keptForPlugins } from './kept-for-plugins.ts';

/** A plugin as people see it. */
export interface ListedPlugin {
  readonly name: string;
  readonly version: string;
  readonly title: Told;
  readonly description: Told;
  readonly permissions: readonly PluginPermission[];
  readonly commands: readonly string[];
}

export type ManagePlugins = ReturnType<typeof makeManagePlugins>;

/** Which plugins there are, and in which chats they are off. */
export function makeManagePlugins(deps: Pick<Ports, 'pluginValues' | 'clock' | 'doorbell'> & { readonly plugins: readonly OpenPlugin[] }) {
  const kept = keptForPlugins(deps);
  return {
    /** By name. */
    list: (principal: Principal | null): readonly ListedPlugin[] => {
      assertAccess(principal, 'plugin.read');
      return deps.plugins.map(listed).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    },
    /** The names of those that are off in this chat. */
    offIn: async (principal: Principal | null, conversation: Pick<Conversation, 'address'>): Promise<readonly string[]> => {
      assertAccess(principal, 'plugin.read');
      return kept.offIn(conversation);
    },
    /**
     * Switches one on or off in a chat with all its threads; on, it is let go everywhere if it was off because it held up Parley. Throws UnknownIdError
     * when there is none of this name.
     */
    switch: async (
      principal: Principal | null,
      conversation: Pick<Conversation, 'address'>,
      name: string,
      isOn: boolean,
    ): Promise<void> => {
      assertAccess(principal, 'plugin.change');
      if (deps.plugins.every((plugin) => plugin.name !== name)) throw new UnknownIdError('plugin');
      const others = (await kept.offHere(conversation)).filter((each) => each !== name);
      if (isOn) await kept.letGo(name);
      await kept.switchOff(conversation, isOn ? others : [...others, name]);
      deps.doorbell.ring('work:plugins');
    },
  };
}

function listed({ name, version, title, description, permissions, commands }: OpenPlugin): ListedPlugin {
  return { name, version, title, description, permissions, commands: commands.map((command) => command.name) };
}
