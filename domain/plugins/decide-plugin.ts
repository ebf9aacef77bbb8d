import type { Mode, Route } from '../routing/route.ts';
import { selectPlugin } from './select-plugin.ts';
import type { Candidate, Selection } from './select-plugin.ts';

/** From here on a plugin may have what the tiers gave to the agent, or what looks like going on with something else. */
const SURE = 0.9;
/** Below this a plugin does not know the words. */
const FAINT = 0.3;

/** What becomes of a route when the plugins have been asked, too: the best one that fits has it, or it is asked which of two. */
export function decidePlugin(route: Route, candidates: readonly Candidate[]): Route {
  const selection = selectPlugin(route.mode === 'assistant' ? heard(candidates, route) : candidates);
  const isClear = selection.kind !== 'none' && mayHave(selection, route);
  if (isHearsay(route, candidates) && (selection.kind === 'none' || (selection.kind === 'plugin' && selection.name === route.plugin)))
    return chatInstead(route);
  if (!isClear) return route;
  if (selection.kind === 'plugin' && route.mode === 'assistant' && route.plugin === selection.name) return route;
  const chosen = selection.kind === 'plugin' ? selection.name : null;
  const { confidence } = selection;
  return pluginRoute({ matchedBy: 'plugins', confidence, plugin: chosen, runnerUp: route.mode, detail: chosen ?? 'in-doubt' }, route);
}

/**
 * Whether the words only sound like a helper's without being much like any request that it knows. Most talk of meetings, cafés and alarms wants
 * nothing of anybody.
 */
function isHearsay(route: Route, candidates: readonly Candidate[]): boolean {
  const isGuess = route.mode === 'assistant' && (route.matchedBy === 'learned' || route.matchedBy === 'default') && route.confidence < SURE;
  const own = candidates.find(({ name }) => name === route.plugin)?.confidence ?? 0;
  return isGuess && own < FAINT;
}

function chatInstead(route: Route): Route {
  const opinion = { tier: 'plugins', mode: 'chat', confidence: 1 - route.confidence, detail: 'nobody' } as const;
  return {
    ...route,
    mode: 'chat',
    matchedBy: 'plugins',
    confidence: 1 - route.confidence,
    runnerUp: 'assistant',
    plugin: null,
    tiers: [...route.tiers, opinion],
  };
}

/** What the tiers heard in the words counts as much as what the plugin does. */
function heard(candidates: readonly Candidate[], { plugin, confidence }: Route): readonly Candidate[] {
  return candidates.map((each) => (each.name === plugin ? { ...each, confidence: Math.max(each.confidence, confidence) } : each));
}

/** Clear words have it whatever else it looked like; what is merely likely yields to what was decided with more than a guess. */
function mayHave({ confidence }: Exclude<Selection, { kind: 'none' }>, route: Route): boolean {
  if (confidence >= SURE || route.mode === 'assistant' || route.matchedBy === 'default') return true;
  return route.mode === 'chat' && route.matchedBy !== 'context' && route.matchedBy !== 'rules';
}

interface Chosen {
  readonly matchedBy: 'context' | 'plugins';
  readonly confidence: number;
  readonly plugin: string | null;
  readonly runnerUp: Mode | null;
  readonly detail: string;
}

/** A route to a plugin, after what was decided before. */
export function pluginRoute({ matchedBy, confidence, plugin, runnerUp, detail }: Chosen, before?: Route): Route {
  const opinion = { tier: matchedBy, mode: 'assistant', confidence, detail } as const;
  const second = runnerUp === 'assistant' ? null : runnerUp;
  const tiers = [...(before?.tiers ?? []), opinion];
  return { mode: 'assistant', model: before?.model ?? null, matchedBy, confidence, runnerUp: second, plugin, tiers };
}
