import { memo } from 'react';

import { useTexts } from '../texts/texts-context.ts';
import type { Feedback } from './feedback-buttons.tsx';
import { MessageView } from './message-view.tsx';
import { ReplyView } from './reply-view.tsx';
import type { TurnEntry } from './timeline.ts';

export interface TurnViewProps {
  readonly turn: TurnEntry;
  /** What the person has said of it; null: nothing. */
  readonly feedback: Feedback | null;
}

/** A message and its reply. */
export const TurnView = memo(function TurnView({ turn, feedback }: TurnViewProps) {
  const { chat } = useTexts();
  return (
    <>
      {turn.message !== null && <MessageView text={turn.message.text} at={turn.message.at} />}
      <article className="reply" aria-label={chat.parley}>
        <ReplyView turn={turn} feedback={feedback} />
      </article>
    </>
  );
});
