import { dirname } from 'node:path';

import { loadPlugins } from '../adapters/plugins/load-plugins.ts';
import type { Config } from '../config.ts';
import type { ModelCalls } from '../domain/plugins/asking-of.ts';
import type { OpenPlugin } from '../domain/plugins/define-plugin.ts';
import { installPlugins } from '../domain/plugins/install-plugins.ts';
import type { FoundPlugin } from '../domain/plugins/install-plugins.ts';
import { migrateStores } from '../domain/plugins/migrate-stores.ts';
import type { Ports } from '../domain/ports/ports.ts';
import { makeUseCases } from '../domain/use-cases.ts';
import type { UseCaseSettings } from '../domain/use-cases.ts';
import { plugin as calendar } from '../plugins/calendar/index.ts';
import { plugin as knowledge } from '../plugins/knowledge/index.ts';
import { plugin as places } from '../plugins/places/index.ts';
import { plugin as reminders } from '../plugins/reminders/index.ts';

/** Those that come with Parley. */
export const BUILT_IN: readonly FoundPlugin[] = [
  { from: 'built in', plugin: reminders },
  { from: 'built in', plugin: places },
  { from: 'built in', plugin: knowledge },
  { from: 'built in', plugin: calendar },
];

/** What people can ask for, with the plugins that add to it. */
export async function openUseCases(
  config: Config,
  ports: Ports,
  parts: Pick<UseCaseSettings, 'probes' | 'redactor'> & { readonly modelCalls: ModelCalls },
) {
  const { catalogue } = parts.modelCalls.models;
  const budgets = { ...config.budgets, memoryDay: config.reading.dayBudget };
  const settings = { ...parts, catalogue, tasks: config.tasks, budgets, meaning: config.embeddings ?? undefined };
  const ownCommands = makeUseCases(ports, settings).commands.names;
  const plugins = await openPlugins(config, ports, ownCommands);
  return { plugins, useCases: makeUseCases(ports, { ...settings, plugins }) };
}

/** The plugins that come with Parley and those that parley.yaml names; each that cannot be used is logged in one line, and the others are there. */
async function openPlugins(
  { plugins: { load, settings }, settingsFile }: Pick<Config, 'plugins' | 'settingsFile'>,
  ports: Ports,
  ownCommands: readonly string[],
): Promise<readonly OpenPlugin[]> {
  const { logger } = ports;
  const loaded = await loadPlugins(load, settingsFile === null ? '.' : dirname(settingsFile));
  const found = loaded.flatMap((each) => ('plugin' in each ? [each] : []));
  for (const each of loaded)
    if ('problem' in each) logger.error('plugin.refused', { message: `${each.from} was not loaded: ${each.problem}.` });
  const installed = installPlugins([...BUILT_IN, ...found], settings, new Set(ownCommands));
  const { plugins, problems } = await migrateStores(ports, installed);
  for (const message of problems) logger.error('plugin.refused', { message });
  logger.info('plugins.loaded', { plugins: plugins.map(({ name, version }) => `${name} ${version}`) });
  return plugins;
}
