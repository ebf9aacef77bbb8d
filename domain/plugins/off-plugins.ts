import * as z from 'zod';

import type { Conversation } from '../conversation/conversation.ts';
import type { PluginValues } from '../ports/plugin-values.ts';

/** What is kept for plugins by Parley itself stands under a name that none may have. */
export const OURS = 'parley/';

const HELD = 'held';
const NAMES = z.array(z.string());

type Place = Pick<Conversation, 'address'>;

/** Which plugins are off: in a chat, and everywhere. */
export function offPlugins(pluginValues: PluginValues) {
  const everybody = { plugin: OURS, personId: null };
  const offHere = async (place: Place): Promise<readonly string[]> =>
    NAMES.safeParse(await pluginValues.get(everybody, chatKey(place))).data ?? [];
  const held = async (): Promise<readonly string[]> => NAMES.safeParse(await pluginValues.get(everybody, HELD)).data ?? [];
  /** Whoever comes second sees what the first one wrote. */
  const changeHeld = async (change: (names: readonly string[]) => readonly string[]): Promise<void> => {
    for (let isDone = false; !isDone;) {
      const old = await pluginValues.get(everybody, HELD);
      const names = change(NAMES.safeParse(old).data ?? []);
      isDone = await pluginValues.add(everybody, HELD, names, null, old ?? undefined);
    }
  };
  return {
    /** Those that are off in this chat, whatever threads it has, for either reason. */
    offIn: async (place: Place): Promise<readonly string[]> => (await Promise.all([offHere(place), held()])).flat(),
    /** Those that an admin switched off in this chat. */
    offHere,
    switchOff: async (place: Place, names: readonly string[]): Promise<void> => pluginValues.put(everybody, chatKey(place), names, null),
    /** Those that are off everywhere because they held up Parley. */
    held,
    hold: (name: string): Promise<void> => changeHeld((names) => [...names.filter((each) => each !== name), name]),
    letGo: (name: string): Promise<void> => changeHeld((names) => names.filter((each) => each !== name)),
  };
}

function chatKey({ address: { channel, account, chat } }: Place): string {
  return `off:${channel}:${account}:${chat}`;
}
