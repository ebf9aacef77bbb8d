import type { RouteTurn, TurnToRoute } from '../conversation/route-turn.ts';
import { SECRET } from '../conversation/secret-answer.ts';
import { wordsOf } from '../conversation/spoken-words.ts';
import type { Ports } from '../ports/ports.ts';
import type { Route } from '../routing/route.ts';
import type { OpenPlugin } from './define-plugin.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import type { KeptForPlugins } from './kept-for-plugins.ts';
import { decidePlugin, pluginRoute } from './decide-plugin.ts';
import type { Candidate } from './select-plugin.ts';

export interface PluginRouting extends Pick<Ports, 'pluginValues' | 'clock' | 'logger'> {
  readonly plugins: readonly OpenPlugin[];
  readonly routeTurn: RouteTurn;
}

/** Routes a message and asks the plugins about it: one that waits for an answer has it, else the best one that fits. */
export function routeToPlugin(deps: PluginRouting): RouteTurn {
  const kept = keptForPlugins(deps);
  return async (message) => {
    const { turn, person, conversation, directed } = message;
    if (deps.plugins.length === 0 || turn.source.isForwarded || directed !== null) return deps.routeTurn(message);
    const [plugins, question] = await Promise.all([pluginsIn(deps, kept, message), kept.take(person.id, conversation.id, turn.id)]);
    if (question !== null && mayAnswer(deps, plugins, question, message))
      return pluginRoute({
        matchedBy: 'context',
        confidence: 1,
        plugin: question.plugin,
        runnerUp: null,
        detail: question.isSecret ? SECRET : 'question',
      });
    const route = await deps.routeTurn(message);
    return withPlugins(deps, route, plugins, message);
  };
}

/** Those that are not switched off in this chat. */
export async function pluginsIn(
  { plugins }: Pick<PluginRouting, 'plugins'>,
  kept: KeptForPlugins,
  { conversation, off: read }: Pick<TurnToRoute, 'conversation' | 'off'>,
): Promise<readonly OpenPlugin[]> {
  const off = await (read?.() ?? kept.offIn(conversation));
  return plugins.filter(({ name }) => !off.includes(name));
}

/** Whether the message may answer what was asked: which plugin is meant, or what a plugin that is not switched off wants to know. */
function mayAnswer(
  { logger }: Pick<PluginRouting, 'logger'>,
  plugins: readonly OpenPlugin[],
  { plugin: name, state, isSecret }: Exclude<Awaited<ReturnType<KeptForPlugins['take']>>, null>,
  { turn, person, files }: TurnToRoute,
): boolean {
  const plugin = plugins.find((each) => each.name === name);
  // A secret is for whoever asked for it and for nobody else (I10).
  if (name === null || plugin === undefined || isSecret) return name === null || plugin !== undefined;
  try {
    return plugin.isAnswer({ text: wordsOf(turn, files), language: person.language }, state);
  } catch (cause) {
    logger.error('plugin.match-failed', { plugin: name, cause });
    return true;
  }
}

function withPlugins(deps: PluginRouting, route: Route, plugins: readonly OpenPlugin[], { turn, person, files }: TurnToRoute): Route {
  if (route.matchedBy === 'override') return route;
  return decidePlugin(route, candidatesFor(deps, plugins, { text: wordsOf(turn, files), language: person.language }));
}

/** Which one they mean for themselves, as far as each can tell. One that throws fits nothing. */
export function candidatesFor(
  { logger }: Pick<Ports, 'logger'>,
  plugins: readonly OpenPlugin[],
  message: { readonly text: string; readonly language: 'en' | 'ru' },
): readonly Candidate[] {
  return plugins.map((plugin) => {
    const { name, threshold } = plugin;
    try {
      const confidence = plugin.match(message);
      return { name, threshold, confidence: Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence)) : 0 };
    } catch (cause) {
      logger.error('plugin.match-failed', { plugin: name, cause });
      return { name, threshold, confidence: 0 };
    }
  });
}
