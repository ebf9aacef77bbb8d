import { useState } from 'react';
import { useMutation, useQuery } from 'urql';

import { messageOfError, refusalOf } from '../api/refusal.ts';
import { labelTurnDocument, reviewDocument } from './review-documents.ts';
import type { UnclearMessage } from './review-documents.ts';
import type { ReviewAnswer } from './review-answers.ts';

export interface Review {
  /** The one that is asked about, then those behind it; null: not known yet. */
  readonly waiting: readonly UnclearMessage[] | null;
  readonly isBusy: boolean;
  /** Why there is nothing, or why the last answer was not taken; null: nothing is wrong. */
  readonly problem: string | null;
  readonly ask: () => void;
  readonly answer: (message: UnclearMessage, answer: ReviewAnswer | 'skip') => Promise<void>;
}

/** What waits for an admin's word. What was answered or skipped here does not come back; when nothing is left, the next is asked for. */
export function useReview(): Review {
  const [{ data, error, fetching }, execute] = useQuery({ query: reviewDocument, requestPolicy: 'network-only' });
  const [{ fetching: isSending }, label] = useMutation(labelTurnDocument);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<string | null>(null);
  const waiting = data?.routingReview?.filter(({ turnId }) => !done.has(turnId)) ?? null;
  const ask = (): void => execute({ requestPolicy: 'network-only' });
  const answer = async ({ turnId }: UnclearMessage, given: ReviewAnswer | 'skip'): Promise<void> => {
    if (given !== 'skip') {
      const result = await label({ input: { turnId, mode: given.mode, plugin: given.plugin } });
      const refusal = refusalOf(result.error, result.data?.labelTurn);
      setRefused(refusal?.message ?? null);
      if (refusal !== null) return;
    }
    setDone((before) => new Set([...before, turnId]));
    if (waiting?.length === 1) ask();
  };
  const failure = error === undefined || waiting !== null ? null : messageOfError(error);
  return { waiting, isBusy: isSending || fetching, problem: refused ?? failure, ask, answer };
}
