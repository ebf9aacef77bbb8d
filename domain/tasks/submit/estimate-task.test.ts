import { describe, expect, test } from 'vitest';

import type { PastTask } from '../../ports/task-history.ts';
import { estimateTask } from './estimate-task.ts';

function past(count: number, change: (at: number) => Partial<PastTask> = () => ({})): readonly PastTask[] {
  return Array.from({ length: count }, (_, at) => ({ promptLength: 100, spent: at + 1, milliseconds: (at + 1) * 1_000, ...change(at) }));
}

describe('the estimate of a task', () => {
  test('is the median and the ninetieth percentile of those alike', () => {
    expect(estimateTask(past(10), { promptLength: 100, most: 1_000 })).toEqual({
      count: 10,
      median: { cost: 5, milliseconds: 5_000 },
      high: { cost: 9, milliseconds: 9_000 },
      most: 1_000,
    });
    expect(estimateTask(past(5), { promptLength: 1, most: 1_000 })).toMatchObject({ median: { cost: 3 }, high: { cost: 5 } });
  });

  test('says when there is too little history', () => {
    for (const count of [0, 4]) {
      expect(estimateTask(past(count), { promptLength: 100, most: 7 })).toEqual({ count, median: null, high: null, most: 7 });
    }
  });

  test('goes by those whose prompt is the most alike in length, whatever their order', () => {
    const mixed = past(40, (at) => (at % 2 === 0 ? { promptLength: 90, spent: 10 } : { promptLength: 9_000, spent: 500 }));
    expect(estimateTask(mixed, { promptLength: 100, most: 1_000 })).toMatchObject({ count: 20, median: { cost: 10 }, high: { cost: 10 } });
    expect(estimateTask(mixed, { promptLength: 8_000, most: 1_000 })).toMatchObject({ median: { cost: 500 } });
    expect(estimateTask(mixed, { promptLength: 0, most: 1_000 })).toMatchObject({ median: { cost: 10 } });
  });

  test('is never above what the task may spend', () => {
    expect(estimateTask(past(10), { promptLength: 100, most: 7 })).toMatchObject({ median: { cost: 5 }, high: { cost: 7 } });
    expect(estimateTask(past(10), { promptLength: 100, most: 0 })).toMatchObject({
      median: { cost: 0 },
      high: { cost: 0, milliseconds: 9_000 },
    });
  });
});
