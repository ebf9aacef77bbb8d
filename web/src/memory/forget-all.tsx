import { useState } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { forgetEverythingDocument } from './memory-documents.ts';

export interface ForgetAllProps {
  readonly onRefused: (refusal: Refusal | null) => void;
  readonly onDone: () => void;
}

/** Everything goes, after it was said what that is. */
export function ForgetAll({ onRefused, onDone }: ForgetAllProps) {
  const { memory: texts } = useTexts();
  const [{ data, fetching }, send] = useMutation(forgetEverythingDocument);
  const [isAsking, setAsking] = useState(false);
  const result = data?.forgetEverything;
  const question = result?.__typename === 'ForgetEverythingPayload' ? result.question : null;
  const ask = async (): Promise<void> => {
    const answer = await send({ input: {} });
    const refusal = refusalOf(answer.error, answer.data?.forgetEverything);
    onRefused(refusal);
    setAsking(refusal === null);
  };
  const confirm = async (confirmation: string): Promise<void> => {
    const answer = await send({ input: { confirmation } });
    const refusal = refusalOf(answer.error, answer.data?.forgetEverything);
    onRefused(refusal);
    if (refusal === null) onDone();
  };
  return (
    <>
      <button type="button" className="button button-danger" disabled={fetching} onClick={() => void ask()}>
        {texts.forgetAll}
      </button>
      {isAsking && question != null && (
        <ConfirmDialog
          title={texts.forgetAllTitle}
          text={texts.forgetAllText(question)}
          yes={texts.forgetAll}
          isDangerous
          onYes={() => void confirm(question.confirmation)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
