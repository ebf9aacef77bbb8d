import type { AskedQuestion } from '../memory/memory-question.ts';

/** Keeps what people are asked about their memory until they answer, so that a restart loses no question. */
export interface MemoryQuestions {
  /** It takes the place of what the person was asked there before. */
  put(asked: AskedQuestion): Promise<void>;
  /** Null: nothing was asked there. */
  get(personId: string, place: string): Promise<AskedQuestion | null>;
}
