import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import type { Front } from '../front.ts';
import { PLUGINS, SWITCH_PLUGIN } from './documents.ts';

const CONVERSATION = ['--conversation <id>', 'the conversation; left out: your own one on the web'] as const;

interface Where {
  readonly conversation?: string;
}

/** `plugins`, and switching them. */
export function addPlugins(program: Command, front: Front): void {
  const plugins = program
    .command('plugins')
    .description('list the helpers and whether they are on in a conversation')
    .option(...CONVERSATION)
    .action(async (where: Where, command: Command) => list(front.client(command), where));
  for (const word of ['on', 'off'] as const)
    plugins
      .command(word)
      .argument('<name>', 'such as reminders')
      .option(...CONVERSATION)
      .description(`switch a helper ${word} in a conversation; for admins`)
      .action(async (name: string, _where: Where, command: Command) => {
        const { conversation }: Where = command.optsWithGlobals();
        const { ask, terminal } = front.client(command);
        const input = { name, isOn: word === 'on', conversationId: conversation ?? null };
        const { plugin } = payload((await ask(SWITCH_PLUGIN, { input })).switchPlugin);
        terminal.line(`${plugin.name} is ${plugin.isOn ? 'on' : 'off'} in this conversation now.`);
      });
}

async function list({ ask, terminal }: Client, { conversation }: Where): Promise<void> {
  const { plugins } = await ask(PLUGINS, { conversationId: conversation ?? null });
  if (plugins === null || plugins.length === 0) return terminal.note('There are no helpers.');
  const columns = [
    { title: 'NAME' },
    { title: 'VERSION', isOptional: true },
    { title: 'ON' },
    { title: 'COMMANDS', isOptional: true },
    { title: 'WHAT IT DOES', shrinks: true },
  ] as const;
  const rows = plugins.map(({ name, version, isOn, commands, description }) => {
    const named = commands.map((each) => `/${each}`).join(' ');
    return [name, version, isOn ? 'on' : 'off', named, description];
  });
  terminal.table(columns, rows);
}
