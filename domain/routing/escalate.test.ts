import { expect, test } from 'vitest';

import { escalate } from './escalate.ts';
import type { EscalationState } from './escalate.ts';
import { OFFLINE_MODEL } from './known-models.ts';

const [SMALL, MIDDLE, LARGE] = ['small', 'middle', 'large'].map((name) => ({ ...OFFLINE_MODEL, id: `x/${name}`, name }));
const ladder = [SMALL, MIDDLE, LARGE].filter((model) => model !== undefined);

function decide(change: Partial<EscalationState>): string {
  const state = { weakness: 'cannot', model: 'x/small', ladder, tried: ['x/small'], stepsLeft: 1, canTake: () => true, ...change } as const;
  const escalation = escalate(state);
  return escalation.kind === 'keep' ? 'keep' : `${escalation.to.name} (${escalation.weakness})`;
}

test.each<[string, Partial<EscalationState>, string]>([
  ['a weak answer goes one step up', {}, 'middle (cannot)'],
  ['for what is wrong with it', { weakness: 'cut-off' }, 'middle (cut-off)'],
  ['a good one is kept', { weakness: null }, 'keep'],
  ['with escalation off nothing moves', { stepsLeft: 0 }, 'keep'],
  ['past what was tried', { tried: ['x/small', 'x/middle'] }, 'large (cannot)'],
  ['past what cannot take the request or is ill', { canTake: ({ name }) => name !== 'middle' }, 'large (cannot)'],
  ['never down', { model: 'x/large', tried: ['x/large'] }, 'keep'],
  ['also when those below were not tried', { model: 'x/middle', tried: ['x/middle', 'x/large'] }, 'keep'],
  ['a model that somebody chose beside the ladder is not replaced', { model: 'y/own', tried: ['y/own'] }, 'keep'],
])('%s', (_name, change, expected) => {
  expect(decide(change)).toBe(expected);
});
