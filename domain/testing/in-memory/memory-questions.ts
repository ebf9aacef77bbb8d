import type { AskedQuestion } from '../../memory/memory-question.ts';
import type { MemoryQuestions } from '../../ports/memory-questions.ts';

export function makeInMemoryMemoryQuestions(): MemoryQuestions {
  const asked = new Map<string, AskedQuestion>();
  return {
    put: async (question) => void asked.set(`${question.personId} ${question.place}`, question),
    get: async (personId, place) => asked.get(`${personId} ${place}`) ?? null,
  };
}
