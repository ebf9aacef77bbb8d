import { useFormats, useTexts } from '../texts/texts-context.ts';
import { answeredAs, REVIEW_ANSWERS, SKIP_KEY } from './review-answers.ts';
import type { ReviewAnswer } from './review-answers.ts';
import type { UnclearMessage } from './review-documents.ts';

export interface ReviewCardProps {
  readonly message: UnclearMessage;
  readonly isBusy: boolean;
  readonly onAnswer: (answer: ReviewAnswer | 'skip') => void;
}

/** One message, how it was answered, and what it may have been meant for. */
export function ReviewCard({ message, isBusy, onAnswer }: ReviewCardProps) {
  const { routing } = useTexts();
  const formats = useFormats();
  const { text, confidence, isDoubted, at } = message;
  return (
    <article className="card review" aria-live="polite">
      <p className="review-text">{text}</p>
      <p className="review-facts">
        {routing.answeredBy(routing.names[answeredAs(message)], Math.round(confidence * 100))}
        {isDoubted && ` ${routing.doubted}`} · {formats.exact(at)}
      </p>
      <div className="review-answers" role="group" aria-label={routing.question}>
        {REVIEW_ANSWERS.map((answer) => (
          <button
            key={answer.name}
            type="button"
            className="button"
            disabled={isBusy}
            aria-keyshortcuts={answer.key}
            onClick={() => onAnswer(answer)}
          >
            <kbd>{answer.key}</kbd> {routing.names[answer.name]}
          </button>
        ))}
        <button
          type="button"
          className="button button-quiet"
          disabled={isBusy}
          aria-keyshortcuts={SKIP_KEY}
          onClick={() => onAnswer('skip')}
        >
          <kbd>{SKIP_KEY}</kbd> {routing.skip}
        </button>
      </div>
    </article>
  );
}
