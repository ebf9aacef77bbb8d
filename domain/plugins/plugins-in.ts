import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { makeFindConversation } from '../conversation/find-conversation.ts';
import { ownAddress } from '../conversation/own-address.ts';
import { UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { ListedPlugin, ManagePlugins } from './manage-plugins.ts';

/** A plugin as it is in a conversation, in the words of whoever asks. */
export interface ShownPlugin extends Omit<ListedPlugin, 'title' | 'description'> {
  readonly description: string;
  readonly isOn: boolean;
}

/** The plugins of one of the principal's conversations, by its id; null: their own one on the web. Throws UnknownIdError for somebody else's. */
export function makePluginsIn(deps: Pick<Ports, 'conversations' | 'turns' | 'people'> & { readonly plugins: ManagePlugins }) {
  const { plugins } = deps;
  const find = makeFindConversation(deps);
  const placeOf = async (principal: Principal, id: string | null): Promise<Pick<Conversation, 'address'>> =>
    id === null ? { address: ownAddress(principal.personId) } : find(principal, 'conversation.read', id);
  async function list(principal: Principal | null, id: string | null): Promise<readonly ShownPlugin[]> {
    assertAccess(principal, 'plugin.read');
    const [person, place] = await Promise.all([deps.people.get(principal.personId), placeOf(principal, id)]);
    if (person === null) throw new UnknownIdError('person');
    const off = await plugins.offIn(principal, place);
    return plugins.list(principal).map(({ title: _title, description, ...plugin }) => ({
      ...plugin,
      description: description[person.language],
      isOn: !off.includes(plugin.name),
    }));
  }
  return {
    /** By name. */
    list,
    /** Switches one on or off in that chat. Throws UnknownIdError when there is none of this name. */
    async switch(principal: Principal | null, id: string | null, name: string, isOn: boolean): Promise<ShownPlugin> {
      assertAccess(principal, 'plugin.change');
      await plugins.switch(principal, await placeOf(principal, id), name, isOn);
      const switched = (await list(principal, id)).find((each) => each.name === name);
      if (switched === undefined) throw new UnknownIdError('plugin');
      return switched;
    },
  };
}
