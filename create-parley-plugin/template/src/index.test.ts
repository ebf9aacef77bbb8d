import { strict as assert } from 'node:assert';
import { test } from 'node:test';

import { plugin } from './index.ts';
import { toss } from './toss.ts';

test('takes what it is for, in both languages, and nothing else', () => {
  const { match, threshold } = plugin.open(undefined);
  const takes = (text: string, language: 'en' | 'ru'): boolean => match({ text, language }) >= threshold;
  assert.equal(takes('flip the coin', 'en'), true);
  assert.equal(takes('подбрось монету', 'ru'), true);
  assert.equal(takes('what will the weather be?', 'en'), false);
  assert.equal(takes('какая завтра погода?', 'ru'), false);
});

test('refuses settings that are wrong', () => {
  assert.throws(() => plugin.open({ sign: 'a long sign' }), /plugins\.settings\.my-plugin\.sign/);
});

test('both sides come up', () => {
  assert.deepEqual([toss(0), toss(1)], ['heads', 'tails']);
});
