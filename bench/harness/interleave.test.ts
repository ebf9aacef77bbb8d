import { expect, it } from 'vitest';
import { interleave } from './interleave.ts';

it('runs everybody once a round and in turn, and keeps each one’s rounds in order', async () => {
  const order: string[] = [];
  const subject = (name: string) => ({
    name,
    run: async () => {
      order.push(name);
      return { runs: order.length };
    },
  });
  const told: string[] = [];
  const measured = await interleave([subject('a'), subject('b')], 2, (name, round) => told.push(`${name}${round}`));
  expect(order).toEqual(['a', 'b', 'a', 'b']);
  expect(told).toEqual(['a1', 'b1', 'a2', 'b2']);
  expect(measured.get('a')).toEqual([{ runs: 1 }, { runs: 3 }]);
  expect(measured.get('b')).toEqual([{ runs: 2 }, { runs: 4 }]);
});

it('ends at the first run that fails', async () => {
  const broken = { name: 'broken', run: () => Promise.reject(new Error('a line is missing')) };
  await expect(interleave([broken], 3)).rejects.toThrow('a line is missing');
});
