import { dirname } from 'node:path';

import { heldFile, readHeld, writeHeld } from '../adapters/plugins/held-file.ts';
import type { HeldPlugin } from '../adapters/plugins/held-file.ts';
import { loadPlugins } from '../adapters/plugins/load-plugins.ts';
import type { PluginPlace } from '../adapters/plugins/plugin-place.ts';
import { watchHolds } from '../adapters/plugins/watch-holds.ts';
import type { HoldWatch } from '../adapters/plugins/watch-holds.ts';
import type { Config } from '../config.ts';
import type { ModelCalls } from '../domain/plugins/asking-of.ts';
import type { OpenPlugin } from '../domain/plugins/define-plugin.ts';
import { holdPlugin } from '../domain/plugins/hold-plugin.ts';
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
  { plugins: { load, settings }, settingsFile, dataDir }: Pick<Config, 'plugins' | 'settingsFile' | 'dataDir'>,
  ports: Ports,
  ownCommands: readonly string[],
): Promise<readonly OpenPlugin[]> {
  const { logger } = ports;
  const file = heldFile(dataDir);
  const held = await takeHeld(ports, file);
  const broken = held.flatMap(({ from, name }) => (name === null ? [from] : []));
  let watch: HoldWatch | null = null;
  // Those that come with Parley need none.
  const begin = (found: readonly PluginPlace[]): void => void (watch = found.length === 0 ? null : watchHolds(found, file));
  const loaded = [
    ...broken.map((from) => ({ from, problem: `it held up Parley while it was loaded: mend it, and remove ${file}` })),
    ...(await loadPlugins(
      load.filter((from) => !broken.includes(from)),
      settingsFile === null ? '.' : dirname(settingsFile),
      begin,
    )),
  ];
  const found = loaded.flatMap((each) => ('plugin' in each ? [each] : []));
  for (const each of loaded)
    if ('problem' in each) logger.error('plugin.refused', { message: `${each.from} was not loaded: ${each.problem}.` });
  const installed = installPlugins([...BUILT_IN, ...found], settings, new Set(ownCommands));
  const guarded = installed.plugins.map((plugin) => guard(watch, found, plugin));
  const { plugins, problems } = await migrateStores(
    ports,
    { ...installed, plugins: guarded },
    held.flatMap(({ name }) => name ?? []),
  );
  for (const message of problems) logger.error('plugin.refused', { message });
  logger.info('plugins.loaded', { plugins: plugins.map(({ name, version }) => `${name} ${version}`) });
  return plugins;
}

function guard(watch: HoldWatch | null, found: readonly FoundPlugin[], plugin: OpenPlugin): OpenPlugin {
  const from = found.find((each) => each.plugin.name === plugin.name)?.from;
  return watch === null || from === undefined || BUILT_IN.some((each) => each.plugin.name === plugin.name)
    ? plugin
    : watch.guard(from, plugin);
}

/** What held up the last process, which is switched off; what did so while it was loaded stays written down. */
async function takeHeld(ports: Ports, file: string): Promise<readonly HeldPlugin[]> {
  const held = readHeld(file);
  for (const { name, at } of held) if (name !== null) await holdPlugin(ports, name, new Date(at));
  const broken = held.filter(({ name }) => name === null);
  if (broken.length < held.length) writeHeld(file, broken);
  return held;
}
