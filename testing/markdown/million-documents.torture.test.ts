import { describe, expect, test } from 'vitest';

import { faultOf } from './check-reply.ts';
import { randomMarkdown } from './random-markdown.ts';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const CHUNKS = 20;
const DOCUMENTS_PER_CHUNK = isLong ? 50_000 : 50;

/** What Telegram bears, what Matrix is given, and far too little. */
const LIMITS = [
  { maxLength: 4_096, maxSpans: 100 },
  { maxLength: 16_000, maxSpans: 2_000 },
  { maxLength: 300, maxSpans: 12 },
  { maxLength: 4_096, maxSpans: 100 },
  { maxLength: 24, maxSpans: 2 },
];

describe('random Markdown documents', () => {
  test.each(Array.from({ length: CHUNKS }, (_, chunk) => chunk))(
    'I2: in chunk %i none is over the limit, each part is accepted, nothing is lost',
    (chunk) => {
      const faults: string[] = [];
      const first = chunk * DOCUMENTS_PER_CHUNK;
      for (let seed = first; seed < first + DOCUMENTS_PER_CHUNK && faults.length < 5; seed += 1) {
        const limits = LIMITS[seed % LIMITS.length];
        const fault = limits === undefined ? null : faultOf(randomMarkdown(seed), limits);
        if (fault !== null) faults.push(`seed ${seed}: ${fault}`);
      }
      expect(faults).toEqual([]);
    },
  );
});
