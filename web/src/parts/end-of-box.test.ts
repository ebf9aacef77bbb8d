import { expect, test } from 'vitest';

import { hasLeftEnd, isNearEnd } from './end-of-box.ts';

const box = (scrollTop: number, scrollHeight: number) => ({ scrollTop, scrollHeight, clientHeight: 400 });

test('a box that has grown below is not left, however much', () => {
  expect(hasLeftEnd(box(600, 1_000), 600)).toBe(false);
  expect(hasLeftEnd(box(600, 9_000), 600)).toBe(false);
});

test('a box that somebody has scrolled up is left, also when nothing new has come', () => {
  expect(hasLeftEnd(box(500, 1_000), 600)).toBe(true);
  expect(hasLeftEnd(box(500, 1_500), 600)).toBe(true);
});

test('a box whose content has become shorter is at its end still', () => {
  expect(hasLeftEnd(box(200, 600), 600)).toBe(false);
});

test('fractions of pixels and one line are no distance', () => {
  expect(isNearEnd(box(553, 1_000))).toBe(true);
  expect(hasLeftEnd(box(553, 1_000), 600)).toBe(false);
  expect(isNearEnd(box(552, 1_000))).toBe(false);
});
