import { describe, expect, it } from 'vitest';
import { summarise } from './summarise.ts';

const better = { perSecond: 'more', p99Ms: 'less' } as const;

describe('the summary of a benchmark', () => {
  it('tells medians, and how many times better ours is in the middle and in its worst round', () => {
    const ours = [
      { perSecond: 200, p99Ms: 4 },
      { perSecond: 90, p99Ms: 5 },
      { perSecond: 400, p99Ms: 20 },
    ];
    const peer = [
      { perSecond: 100, p99Ms: 8 },
      { perSecond: 100, p99Ms: 10 },
      { perSecond: 100, p99Ms: 10 },
    ];
    const { ratio, ...rest } = summarise({ name: 'fanout', ours, peer, better });
    expect(rest).toMatchObject({ name: 'fanout', ours: { perSecond: 200, p99Ms: 5 }, peer: { perSecond: 100, p99Ms: 10 } });
    expect(ratio).toEqual({ perSecond: { median: 2, worst: 0.9 }, p99Ms: { median: 2, worst: 0.5 } });
  });

  it('compares each round with the same round of the peer, since the machine is not equally busy in all', () => {
    const ours = [{ perSecond: 10 }, { perSecond: 1_000 }];
    const peer = [{ perSecond: 5 }, { perSecond: 500 }];
    expect(summarise({ name: 'x', ours, peer, better: { perSecond: 'more' } }).ratio).toEqual({ perSecond: { median: 2, worst: 2 } });
  });

  it('keeps every round, shortened to four digits, and does not compare what nobody said how to', () => {
    const { rounds, ratio } = summarise({ name: 'x', ours: [{ memoryMb: 123.456 }], peer: [{ memoryMb: 98.7654 }], better: {} });
    expect(rounds).toEqual([{ ours: { memoryMb: 123.5 }, peer: { memoryMb: 98.77 } }]);
    expect(ratio).toEqual({});
  });

  it('has no ratio where there is nobody to compare with', () => {
    const result = summarise({ name: 'boot', ours: [{ readyMs: 900 }, { readyMs: 1_000 }], peer: null, better });
    expect(result).toMatchObject({ ours: { readyMs: 950 }, peer: null, ratio: null });
  });

  it('refuses to sum up what was not measured in every round', () => {
    expect(() => summarise({ name: 'x', ours: [], peer: null, better })).toThrow('nothing was measured');
    expect(() => summarise({ name: 'x', ours: [{ a: 1 }, { a: 2 }], peer: [{ a: 1 }], better })).toThrow('2 rounds of ours, 1 of the peer');
  });
});
