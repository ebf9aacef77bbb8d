import type { OpenPlugin, Plugin } from './define-plugin.ts';

/** A plugin and where it is from: `built in`, or as parley.yaml names it. */
export interface FoundPlugin {
  readonly from: string;
  readonly plugin: Plugin;
}

export interface Installation {
  readonly plugins: readonly OpenPlugin[];
  /** What was refused, each in one line. */
  readonly problems: readonly string[];
}

/**
 * Opens the plugins with what parley.yaml sets for them, in their order: of two with the same name or the same command the first one stays. `commands`:
 * the names that are Parley's own.
 */
export function installPlugins(
  found: readonly FoundPlugin[],
  settings: Readonly<Record<string, unknown>>,
  commands: ReadonlySet<string>,
): Installation {
  const plugins: OpenPlugin[] = [];
  const problems: string[] = [];
  for (const { from, plugin } of found) {
    const taken = plugin.commands.find(
      ({ name }) => commands.has(name) || plugins.some((other) => other.commands.some((each) => each.name === name)),
    );
    const refuse = (why: string): void => void problems.push(`The plugin ${plugin.name} (${from}) was not loaded: ${why}.`);
    if (plugins.some(({ name }) => name === plugin.name)) refuse('there is another one of this name');
    else if (taken !== undefined) refuse(`its command /${taken.name} is taken`);
    else {
      try {
        plugins.push(plugin.open(settings[plugin.name]));
      } catch (cause) {
        refuse(cause instanceof Error ? cause.message.replace(/\.$/, '') : 'its settings are wrong');
      }
    }
  }
  return { plugins, problems };
}
