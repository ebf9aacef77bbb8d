import { createHash } from 'node:crypto';

import { makeTextAnalyser } from '../../domain/memory/recall/text-analyser.ts';

/**
 * A vector for a text without any model: its stems, each counted at a place of its own. Texts that share words lie near each other, and nothing else
 * does. `salt` makes another space of it.
 */
export function hashedStems(dimensions: number, salt = ''): (text: string) => readonly number[] {
  const { termsOf } = makeTextAnalyser();
  return (text) => {
    const vector = Array.from({ length: dimensions }, () => 0);
    for (const term of termsOf(text)) {
      const hash = createHash('sha256').update(salt).update(term).digest();
      const place = hash.readUInt32BE(0) % dimensions;
      vector[place] = (vector[place] ?? 0) + (hash.readUInt8(4) % 2 === 0 ? 1 : -1);
    }
    return vector;
  };
}
