import { expect, test } from 'vitest';

import { reconnectWait } from './reconnect-wait.ts';

test('the first try comes at once, later ones ever later, and none later than five seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 100].map((failures) => reconnectWait(failures, 0))).toEqual([200, 400, 800, 1_600, 3_200, 4_000, 4_000]);
  expect(reconnectWait(100, 1)).toBeLessThanOrEqual(5_000);
});
