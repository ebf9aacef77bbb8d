import { expect, test } from 'vitest';

import { decideRoute } from './decide-route.ts';
import type { Mode, Route } from './route.ts';

type Case = [hint: Mode | null, mode: Mode | null, model: string | null, route: Partial<Route>];

test.each<Case>([
  [null, null, null, { mode: 'chat', model: null, matchedBy: 'default', confidence: 0.5, runnerUp: 'agent' }],
  [null, null, 'a/b', { mode: 'chat', model: 'a/b', matchedBy: 'override', confidence: 1, runnerUp: 'agent' }],
  [null, 'agent', null, { mode: 'agent', model: null, matchedBy: 'context', confidence: 1, runnerUp: 'chat' }],
  [null, 'assistant', 'a/b', { mode: 'assistant', model: 'a/b', matchedBy: 'context', confidence: 1, runnerUp: 'chat' }],
  ['chat', 'agent', 'a/b', { mode: 'chat', model: 'a/b', matchedBy: 'override', confidence: 1, runnerUp: null }],
  ['agent', null, null, { mode: 'agent', model: null, matchedBy: 'override', confidence: 1, runnerUp: null }],
])('asked for %s, chosen %s with %s: %j', (hint, preferredMode, preferredModel, route) => {
  expect(decideRoute({ mode: hint }, { preferredMode, preferredModel })).toEqual(route);
});
