import { useTexts } from '../texts/texts-context.ts';
import { Icon } from './icon.tsx';

export interface ProblemProps {
  /** One sentence; null: Parley cannot be reached. */
  readonly message: string | null;
  readonly onAgain?: () => void;
}

/** Says what went wrong, and offers to try again where that may help. */
export function Problem({ message, onAgain }: ProblemProps) {
  const { app } = useTexts();
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <p>{message ?? app.lostWhy}</p>
      {onAgain !== undefined && (
        <button type="button" className="button button-small" onClick={onAgain}>
          {app.again}
        </button>
      )}
    </div>
  );
}
