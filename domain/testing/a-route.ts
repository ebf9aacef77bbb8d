import type { Route } from '../routing/route.ts';

/** By default to the chat, since nothing said otherwise. */
export function aRoute(change: Partial<Route> = {}): Route {
  return {
    mode: 'chat',
    model: null,
    matchedBy: 'default',
    confidence: 0.5,
    runnerUp: 'agent',
    plugin: null,
    tiers: [{ tier: 'default', mode: 'chat', confidence: 0.5, detail: null }],
    ...change,
  };
}
