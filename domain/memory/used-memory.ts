import type { RecalledText, Remembered } from './recall/remembered.ts';

/** Something remembered that an answer was made with: only which, so that it can be forgotten. */
export interface UsedMemory {
  readonly kind: Remembered['kind'];
  /** Of the fact, the summary, or the turn. */
  readonly id: string;
}

type Source = Pick<Remembered, 'kind'> & Pick<RecalledText, 'turnId' | 'factId' | 'summaryId'>;

/** So few of each, best first, that they weigh nothing beside the answer. */
const MOST = 10;

/** Which of what was recalled is written down with an answer. */
export function usedMemories(sources: readonly Source[]): readonly UsedMemory[] {
  const all = sources.flatMap(({ kind, factId, summaryId, turnId }) => {
    const id = factId ?? summaryId ?? turnId;
    return id === null ? [] : [{ kind, id }];
  });
  const facts = all.filter(({ kind }) => kind === 'fact').slice(0, MOST);
  return [...facts, ...all.filter(({ kind }) => kind !== 'fact').slice(0, MOST)];
}
