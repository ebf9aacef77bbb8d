import { expect, it } from 'vitest';
import { shareInFlight } from './share-in-flight.ts';

it('asks once for all who ask the same meanwhile, and anew once it was answered', async () => {
  const asked: string[] = [];
  const ask = shareInFlight(async (question) => {
    asked.push(question);
    await new Promise(setImmediate);
    return `${question}!`;
  });
  await expect(Promise.all([ask('a'), ask('a'), ask('b'), ask('a')])).resolves.toEqual(['a!', 'a!', 'b!', 'a!']);
  expect(asked).toEqual(['a', 'b']);
  await ask('a');
  expect(asked).toEqual(['a', 'b', 'a']);
});

it('tells everybody who waited what went wrong, and keeps no failure', async () => {
  let isAway = true;
  const ask = shareInFlight(async (question) => {
    if (isAway) throw new Error('away');
    return question;
  });
  const both = await Promise.allSettled([ask('a'), ask('a')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isAway = false;
  await expect(ask('a')).resolves.toBe('a');
});
