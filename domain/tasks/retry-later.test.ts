import { expect, test } from 'vitest';

import { pauseBeforeRetry } from './retry-later.ts';
import type { FailedAttempt } from './retry-later.ts';

const FAILED: FailedAttempt = { code: 'model.unreachable', tries: 0, leftMs: 3_600_000, hasMoney: true, chance: 0 };

test.each<[Partial<FailedAttempt>, number | null]>([
  [{}, 30_000],
  [{ code: 'model.rate-limited' }, 30_000],
  [{ code: 'model.timeout', tries: 1 }, 120_000],
  [{ tries: 2 }, 480_000],
  [{ tries: 3 }, null],
  [{ chance: 1 }, 33_000],
  [{ chance: 0.5, tries: 2 }, 504_000],
  [{ code: 'model.rejected' }, null],
  [{ code: 'model.refused' }, null],
  [{ code: 'budget.exceeded' }, null],
  [{ code: 'task.limit.budget' }, null],
  [{ hasMoney: false }, null],
  [{ leftMs: 30_000 }, null],
  [{ leftMs: 30_001 }, 30_000],
])('%j is tried again after %j ms', (change, pauseMs) => {
  expect(pauseBeforeRetry({ ...FAILED, ...change })).toBe(pauseMs);
});
