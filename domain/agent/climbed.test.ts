import { expect, test } from 'vitest';

import { OFFLINE_MODEL } from '../routing/known-models.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import { climbed } from './climbed.ts';

const chain = ['small', 'middle', 'big'].map((name) => ({ ...OFFLINE_MODEL, id: `p/${name}`, provider: 'p', name }));
const ways = { chain, escalation: { ladder: [], stepsLeft: 2 } };
const answered = (model: string, weak = false): TriedModel => ({
  model,
  outcome: 'answered',
  cost: 0,
  milliseconds: 1,
  ...(weak ? { weakness: 'cut-off' } : {}),
});

test('a run goes on with the better model that took over, and has one step up less', () => {
  const after = climbed(ways, { tried: [answered('p/small', true), answered('p/middle')] });
  expect(after.chain.map(({ id }) => id)[0]).toBe('p/middle');
  expect(after.escalation.stepsLeft).toBe(1);
});

test('a weak answer that was kept because nobody better was there takes nothing away', () => {
  expect(climbed(ways, { tried: [answered('p/small', true), answered('p/small')] })).toEqual(ways);
  expect(climbed(ways, { tried: [answered('p/small', true)] })).toEqual(ways);
});
