import { expect, test } from 'vitest';

import { NO_USAGE } from '../routing/collect-reply.ts';
import { believedUsage } from './believed-usage.ts';

const COUNT = { inputTokens: 10, cacheReadTokens: 5, cacheWriteTokens: 0, outputTokens: 7, reasoningTokens: 2 };

test.each([
  ['a usual count', COUNT, true, COUNT],
  ['none', null, true, null],
  ['nothing for an answer', { ...COUNT, outputTokens: 0 }, true, null],
  ['nothing where nothing came', NO_USAGE, false, NO_USAGE],
  ['less than nothing', { ...COUNT, inputTokens: -1_000_000 }, true, null],
  ['half a token', { ...COUNT, outputTokens: 0.5 }, true, null],
  ['more than there is', { ...COUNT, cacheReadTokens: 1e15 }, true, null],
])('%s is believed or not', (_name, usage, hasAnswered, expected) => {
  expect(believedUsage(usage, hasAnswered)).toEqual(expected);
});
