import { expect, test } from 'vitest';

import { isSlip } from './is-slip.ts';

test.each([
  ['websit', 'website', true],
  ['rpeo', 'repo', true],
  ['repoo', 'repo', true],
  ['сайтт', 'сайт', true],
  ['accuonting', 'accounting', true],
  ['acounnting', 'accounting', true],
  ['repo', 'repo', false],
  ['repo2', 'repo', false],
  ['site1', 'site2', false],
  ['api', 'app', false],
  ['backend', 'frontend', false],
  ['repo', 'docs', false],
  ['', 'repo', false],
])('%s for %s: %s', (name, known, expected) => {
  expect(isSlip(name, known)).toBe(expected);
});
