import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { usePlainKeys } from '../settings/use-plain-keys.ts';
import { useTexts } from '../texts/texts-context.ts';
import { answerOfKey } from './review-answers.ts';
import { ReviewCard } from './review-card.tsx';
import { useReview } from './use-review.ts';

/** What messages were meant for of which that was not clear, one after the other, by keys or buttons. */
export function ReviewPage() {
  const { routing } = useTexts();
  const { waiting, isBusy, problem, ask, answer } = useReview();
  const [current] = waiting ?? [];
  usePlainKeys((event) => {
    const given = answerOfKey(event);
    if (given === null || event.repeat || isBusy || current === undefined) return false;
    void answer(current, given);
    return true;
  });
  return (
    <div className="page">
      <PageHead title={routing.title} />
      {problem !== null && <Problem message={problem} onAgain={ask} />}
      {waiting === null && problem === null && <Loading />}
      {current !== undefined && (
        <>
          <p>{routing.question}</p>
          <ReviewCard key={current.turnId} message={current} isBusy={isBusy} onAnswer={(given) => void answer(current, given)} />
          <p className="review-left">{routing.left(waiting === null ? 0 : waiting.length - 1)}</p>
        </>
      )}
      {waiting?.length === 0 && !isBusy && <EmptyState title={routing.none} hint={routing.noneHint} />}
    </div>
  );
}
