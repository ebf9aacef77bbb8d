import { useState } from 'react';
import { useMutation } from 'urql';

import { messageOfError, refusalOf } from '../api/refusal.ts';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { retryTurnDocument, stopTurnDocument } from './turn-documents.ts';

/** Asks a better model the same; its answer comes as a turn of its own. */
export function RetryButton({ turnId }: { readonly turnId: string }) {
  const { chat } = useTexts();
  const [, retry] = useMutation(retryTurnDocument);
  return (
    <TurnButton
      icon="retry"
      label={chat.retry}
      act={async () => {
        const { data, error } = await retry({ input: { turnId } });
        const refusal = refusalOf(error, data?.retryTurn);
        return refusal && { message: refusal.message ?? (error ? messageOfError(error) : null) };
      }}
    />
  );
}

/** Ends an answer that is being made; what can be seen of it stays. */
export function StopButton({ turnId }: { readonly turnId: string }) {
  const { chat } = useTexts();
  const [, stop] = useMutation(stopTurnDocument);
  return (
    <TurnButton
      icon="stop"
      label={chat.stop}
      act={async () => {
        const { data, error } = await stop({ input: { turnId } });
        const refusal = refusalOf(error, data?.stopTurn);
        return refusal && { message: refusal.message ?? (error ? messageOfError(error) : null) };
      }}
    />
  );
}

interface TurnButtonProps {
  readonly icon: 'retry' | 'stop';
  readonly label: string;
  /** Null: it was done. A message of null: nobody knows why not. */
  readonly act: () => Promise<{ readonly message: string | null } | null>;
}

function TurnButton({ icon, label, act }: TurnButtonProps) {
  const { app } = useTexts();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const press = async (): Promise<void> => {
    setBusy(true);
    const refused = await act();
    setBusy(false);
    setProblem(refused === null ? null : (refused.message ?? app.lostWhy));
  };
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-icon button-small"
        disabled={isBusy}
        aria-label={label}
        title={label}
        onClick={() => void press()}
      >
        <Icon name={icon} />
      </button>
      {problem !== null && (
        <span role="alert" className="feedback-problem">
          {problem}
        </span>
      )}
    </>
  );
}
