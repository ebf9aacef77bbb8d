import { useState } from 'react';
import { useMutation } from 'urql';

import { messageOfError, refusalOf } from '../api/refusal.ts';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { giveFeedbackDocument } from './chat-documents.ts';

export type Feedback = 'GOOD' | 'BAD';

export interface FeedbackButtonsProps {
  readonly turnId: string;
  /** As the server has it; null: none. */
  readonly given: Feedback | null;
}

/** Whether the answer helped. A later word replaces an earlier one. */
export function FeedbackButtons({ turnId, given }: FeedbackButtonsProps) {
  const { app, chat } = useTexts();
  const [said, setSaid] = useState<Feedback | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [, give] = useMutation(giveFeedbackDocument);
  const shown = said ?? given;
  const say = async (value: Feedback): Promise<void> => {
    setSaid(value);
    const { data, error } = await give({ input: { turnId, value } });
    const refusal = refusalOf(error, data?.giveFeedback);
    if (refusal !== null) setSaid(null);
    setProblem(refusal === null ? null : (refusal.message ?? (error && messageOfError(error)) ?? app.lostWhy));
  };
  return (
    <span className="feedback" role="group" aria-label={chat.feedback}>
      {(['GOOD', 'BAD'] as const).map((value) => (
        <button
          key={value}
          type="button"
          className="button button-quiet button-icon button-small"
          aria-pressed={shown === value}
          aria-label={value === 'GOOD' ? chat.good : chat.bad}
          title={value === 'GOOD' ? chat.good : chat.bad}
          onClick={() => void say(value)}
        >
          <Icon name={value === 'GOOD' ? 'good' : 'bad'} />
        </button>
      ))}
      {problem !== null && (
        <span role="alert" className="feedback-problem">
          {problem}
        </span>
      )}
    </span>
  );
}
