const SYLLABLES = 'ba be bo da de do fa fi go gu ka ke la li lo ma me mi na ne no pa pe ra re ro sa se si ta te ti to va ve vi za zo'.split(
  ' ',
);
const COMMON = 'the and to of a in is it you that was for on are with they be at one have this from or had by'.split(' ');
const WORDS = 30_000;
/** The most frequent words of a language stand among the common ones. */
const SKIPPED = 30;

/** A small generator of numbers (mulberry32), the same on each run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes up what people say: words as often as Zipf found them, with common ones between. */
export interface MadeUpTalk {
  text(): string;
  /** Asks after something that is rare, with words that are not. */
  question(): string;
}

export function makeUpTalk(seed: number): MadeUpTalk {
  const random = seeded(seed);
  const vocabulary = Array.from({ length: WORDS }, (_each, rank) => wordOf(rank));
  // Zipf: the n-th word stands in about 1/n of the places.
  const word = (): string => vocabulary[Math.min(WORDS - 1, Math.floor(SKIPPED * (WORDS / SKIPPED) ** random()) - SKIPPED)] ?? 'ba';
  const some = (count: number): string[] =>
    Array.from({ length: count }, () => (random() < 0.4 ? (COMMON[Math.floor(random() * COMMON.length)] ?? 'the') : word()));
  return {
    text: () => `${some(8 + Math.floor(random() * 35)).join(' ')}${random() < 0.2 ? '?' : '.'}`,
    question: () => `when did they ${some(8).join(' ')} ${vocabulary[Math.floor(random() * WORDS)] ?? ''}?`,
  };
}

function wordOf(rank: number): string {
  let left = rank + 40;
  let made = '';
  while (left > 0) {
    made += SYLLABLES[left % SYLLABLES.length] ?? '';
    left = Math.floor(left / SYLLABLES.length);
  }
  return made;
}
