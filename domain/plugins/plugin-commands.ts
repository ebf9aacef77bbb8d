import type { Command } from '../commands/command.ts';
import { ParleyError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { OpenPlugin } from './define-plugin.ts';
import { keepReply } from './keep-reply.ts';
import type { KeepReplyDeps } from './keep-reply.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { makePluginContext } from './plugin-context.ts';
import type { ContextDeps } from './plugin-call.ts';
import { PLUGIN_TEXTS } from './plugin-texts.ts';
import { sentFiles } from './sent-files.ts';
import { withinTime } from './within-time.ts';

const COMMAND_MS = 30_000;

export interface PluginCommandsDeps extends ContextDeps, KeepReplyDeps, Pick<Ports, 'ledger' | 'attachments' | 'turns'> {
  readonly plugins: readonly OpenPlugin[];
}

/** The commands that plugins bring with them, as all others are: the same on every channel. */
export function pluginCommands(deps: PluginCommandsDeps): readonly Command[] {
  return deps.plugins.flatMap((plugin) => plugin.commands.map((command) => commandOf(deps, plugin, command)));
}

function commandOf(deps: PluginCommandsDeps, plugin: OpenPlugin, { name, usage, summary }: OpenPlugin['commands'][number]): Command {
  const kept = keptForPlugins(deps);
  return {
    name,
    aliases: [],
    usage,
    summary,
    action: 'plugin.use',
    run: async ({ principal, person, conversation, turn, argument }) => {
      const texts = PLUGIN_TEXTS[person.language];
      if ((await kept.offIn(conversation)).includes(plugin.name)) return texts.offHere(plugin.name);
      let isForeign = false;
      const onForeign = (): void => void (isForeign = true);
      const run = { kind: 'turn', id: turn.id } as const;
      const files = await sentFiles(deps, turn, onForeign);
      const signal = new AbortController().signal;
      const result = await withinTime({ clock: deps.clock, signal, milliseconds: COMMAND_MS }, async (until) => {
        const call = { plugin, person, principal, conversation, origin: turn.id, run, onForeign, signal: until };
        return plugin.runCommand(name, argument, makePluginContext(deps, call), files);
      });
      if (result.kind === 'done') {
        const reply = result.value;
        const { text, choices, pin } = await keepReply(
          deps,
          { plugin: plugin.name, person, conversationId: conversation.id, turnId: turn.id },
          reply,
        );
        const cost = plugin.permissions.includes('model') ? await deps.ledger.spentBy(run) : 0;
        const isTainted = isForeign || reply.isForeign === true;
        const shown = pin === null ? {} : { pin };
        return { text, choices: choices.map((label) => ({ label, command: null })), ...shown, cost, isTainted };
      }
      if (result.kind === 'failed' && result.cause instanceof ParleyError) throw result.cause;
      deps.logger.error('plugin.command-failed', { plugin: plugin.name, command: name, because: result.kind });
      return texts.commandFailed;
    },
  };
}
