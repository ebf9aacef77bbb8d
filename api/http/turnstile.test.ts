import { expect, it } from 'vitest';
import { makeTurnstile } from './turnstile.ts';

it('lets so many in at a time, in the order in which they came, and goes on after one that failed', async () => {
  const enter = makeTurnstile(2);
  const begun: number[] = [];
  const ends: PromiseWithResolvers<number>[] = [];
  const works = [0, 1, 2, 3].map((number) =>
    enter(() => {
      begun.push(number);
      const end = Promise.withResolvers<number>();
      ends.push(end);
      return end.promise;
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  ends[1]?.reject(new Error('failed'));
  await expect(works[1]).rejects.toThrow('failed');
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[0]?.resolve(0);
  ends[2]?.resolve(2);
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  ends[3]?.resolve(3);
  expect(await Promise.all([works[0], works[2], works[3]])).toEqual([0, 2, 3]);
  expect(await enter(async () => 4)).toBe(4);
});
