import { expect, test } from 'vitest';

import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { convertHtml } from './convert-html.ts';

test('a page that keeps a parser busy for hours is given up at the deadline', async () => {
  const clock = makeManualClock();
  const converting = convertHtml('<div>'.repeat(300_000), 'http://site.test/', clock);
  await clock.advance(10_000);
  await expect(converting).resolves.toBeNull();
  expect(clock.sleepers).toBe(0);
});
