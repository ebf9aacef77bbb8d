import { expect, it } from 'vitest';

import { offsetOf, readCursor, writeCursor } from './update-cursor.ts';

const DAY_MS = 24 * 3_600_000;

it('is asked with until it is so old that Telegram may have begun to count anew', () => {
  const cursor = readCursor(writeCursor({ next: 77, at: 1000 }));
  expect(offsetOf(cursor, 1000 + 4 * DAY_MS)).toEqual({ offset: 77 });
  expect(offsetOf(cursor, 1000 + 6 * DAY_MS)).toEqual({});
  expect(offsetOf(null, 1000)).toEqual({});
});

it.each([null, '', '77', 'x@1', '-1@5', '77@'])('is nothing when it is not ours: %s', (text) => {
  expect(readCursor(text)).toBeNull();
});
