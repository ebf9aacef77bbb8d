import { privatelyWith } from '../conversation/privately-with.ts';
import type { Ports } from '../ports/ports.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { PLUGIN_TEXTS } from './plugin-texts.ts';

/** More people than one installation has. */
const EVERYBODY = 10_000;

type HoldDeps = Pick<Ports, 'pluginValues' | 'people' | 'conversations' | 'conversationLog' | 'clock' | 'doorbell' | 'logger'>;

/** Switches off everywhere a plugin that held up Parley at that time, and tells everybody who may switch it on again, once. */
export async function holdPlugin(deps: HoldDeps, name: string, at: Date): Promise<void> {
  await keptForPlugins(deps).hold(name);
  deps.logger.error('plugin.switched-off', { plugin: name, at: at.toISOString() });
  const admins = (await deps.people.list(EVERYBODY)).filter(({ role, isBlocked }) => (role === 'owner' || role === 'admin') && !isBlocked);
  for (const admin of admins) {
    const conversation = await privatelyWith(deps, admin);
    if (conversation === null) continue;
    const key = `plugin-held:${name}:${admin.id}:${at.toISOString()}`;
    const text = PLUGIN_TEXTS[admin.language].held(name);
    await deps.conversationLog.addNotice(conversation.id, { key, text, taskId: null, at: deps.clock.now() });
    deps.doorbell.ring('work:outbox', `conversation:${conversation.id}`);
  }
}
