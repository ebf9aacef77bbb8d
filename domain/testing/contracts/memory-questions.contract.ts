import { describe, expect } from 'vitest';

import { NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, TALK, testIn, type MakeWorld } from './world.ts';

/** What every MemoryQuestions does. */
export function memoryQuestionsContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('keeps what somebody was asked last in each place, and nobody else’s', async ({ memoryQuestions }) => {
      const which = { personId: ANNA, place: TALK, askedAt: NOON, question: { kind: 'which', factIds: [uuid(300), 'x'] } } as const;
      const all = {
        personId: ANNA,
        place: 'web',
        askedAt: new Date(NOON.getTime() + 1),
        question: { kind: 'everything', id: 'y' },
      } as const;
      expect(await memoryQuestions.get(ANNA, TALK)).toBeNull();
      await memoryQuestions.put(which);
      await memoryQuestions.put(all);
      expect(await memoryQuestions.get(ANNA, TALK)).toEqual(which);
      expect(await memoryQuestions.get(ANNA, 'web')).toEqual(all);
      expect(await memoryQuestions.get(BORIS, TALK)).toBeNull();
      await memoryQuestions.put({ ...all, place: TALK });
      expect(await memoryQuestions.get(ANNA, TALK)).toEqual({ ...all, place: TALK });
    });
  });
}
