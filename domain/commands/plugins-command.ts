import type { ManagePlugins } from '../plugins/manage-plugins.ts';
import { PLUGIN_TEXTS } from '../plugins/plugin-texts.ts';
import type { Command, CommandContext } from './command.ts';

export interface PluginsCommandDeps {
  readonly plugins: ManagePlugins;
}

/** `/plugins`: which helpers there are in this chat, and switching one on or off. */
export function pluginsCommand({ plugins }: PluginsCommandDeps): Command {
  return {
    name: 'plugins',
    aliases: [],
    usage: '[on NAME | off NAME]',
    action: 'plugin.read',
    summary: { en: 'the helpers in this chat', ru: 'помощники в этом чате' },
    run: async (context) => {
      const { principal, conversation, person, argument } = context;
      const texts = PLUGIN_TEXTS[person.language];
      if (argument === '') return overview(plugins, context);
      const [word, name, ...more] = argument.toLowerCase().split(/\s+/);
      if ((word !== 'on' && word !== 'off') || name === undefined || more.length > 0) return texts.usage;
      const known = plugins.list(principal).map((plugin) => plugin.name);
      if (!known.includes(name)) return known.length === 0 ? texts.none : texts.unknown(name, known.join(', '));
      await plugins.switch(principal, conversation, name, word === 'on');
      return texts.switched(name, word === 'on');
    },
  };
}

async function overview(plugins: ManagePlugins, { principal, conversation, person: { language } }: CommandContext): Promise<string> {
  const texts = PLUGIN_TEXTS[language];
  const [all, off] = [plugins.list(principal), await plugins.offIn(principal, conversation)];
  if (all.length === 0) return texts.none;
  const lines = all.map(({ name, version, description }) =>
    texts.line({ name, version, description: description[language], isOn: !off.includes(name) }),
  );
  return [texts.list, lines.join('\n')].join('\n\n');
}
