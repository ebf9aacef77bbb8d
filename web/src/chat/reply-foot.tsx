import { CopyButton } from '../parts/copy-button.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import { FeedbackButtons } from './feedback-buttons.tsx';
import type { Feedback } from './feedback-buttons.tsx';
import type { Reply } from './timeline.ts';
import { RetryButton } from './turn-buttons.tsx';
import { TurnWhy } from './turn-why.tsx';

export interface ReplyFootProps {
  readonly turnId: string;
  readonly reply: Extract<Reply, { state: 'whole' }>;
  readonly feedback: Feedback | null;
}

/** Who answered, and what the person thinks of it. */
export function ReplyFoot({ turnId, reply, feedback }: ReplyFootProps) {
  const { chat } = useTexts();
  const formats = useFormats();
  const { model, costUsd, milliseconds, text } = reply;
  return (
    <footer className="reply-foot">
      <span className="reply-by">{chat.answeredBy(model, formats.usd(costUsd), formats.seconds(milliseconds))}</span>
      <span className="reply-tools">
        <CopyButton text={text} />
        {model !== null && <RetryButton turnId={turnId} />}
        <FeedbackButtons turnId={turnId} given={feedback} />
      </span>
      <TurnWhy turnId={turnId} />
    </footer>
  );
}
