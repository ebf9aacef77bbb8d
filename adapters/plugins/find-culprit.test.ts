import { expect, test } from 'vitest';

import { findCulprit } from './find-culprit.ts';

const DICE = { from: './dice', urls: ['file:///a/dice/', 'file:///real/dice/'], name: 'dice' };
const CARDS = { from: 'cards', urls: ['file:///a/node_modules/cards/'], name: 'cards' };
const LOADING = { from: './new', urls: ['file:///a/new/'], name: null };
const CORE = 'file:///parley/domain/worker.ts';

test.each([
  [
    'the innermost that is a plugin’s',
    ['node:fs', 'file:///a/node_modules/cards/deep/n.js', 'file:///a/dice/index.ts', CORE],
    [0, 0],
    'cards',
  ],
  ['a folder behind a link', ['file:///real/dice/index.ts'], [0, 0], './dice'],
  ['nobody, where only Parley itself is busy', ['node:zlib', CORE], [1, 0], undefined],
  ['the only one that works, where nothing is known of the stack', [], [0, 2], 'cards'],
  ['nobody, where two work', [], [1, 1], undefined],
  ['nobody, where none works', [], [0, 0], undefined],
])('whose code it is: %s', (_, stack, working, from) => {
  expect(findCulprit(stack, [DICE, CARDS], working)?.from).toBe(from);
});

test('one that is being loaded works', () => {
  expect(findCulprit([], [DICE, LOADING], [0])?.from).toBe('./new');
});
