import { expect, test } from 'vitest';

import { InvalidInputError } from '../errors.ts';
import { assertAfter } from './assert-after.ts';

test('a number to go on after is whole and not negative', () => {
  for (const good of [0, 1, Number.MAX_SAFE_INTEGER]) expect(() => assertAfter(good)).not.toThrow();
  for (const bad of [-1, 0.5, Number.NaN, Infinity, Number.MAX_SAFE_INTEGER + 1]) expect(() => assertAfter(bad)).toThrow(InvalidInputError);
});
