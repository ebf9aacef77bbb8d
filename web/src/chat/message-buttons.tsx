import { useState } from 'react';
import { useMutation } from 'urql';

import { messageOfError, refusalOf } from '../api/refusal.ts';
import { useTexts } from '../texts/texts-context.ts';
import type { MessageButton } from './timeline.ts';
import { pressButtonDocument } from './turn-documents.ts';

/** What can be pressed under a message, and what the last press came to. */
export function MessageButtons({ buttons }: { readonly buttons: readonly MessageButton[] }) {
  const { app } = useTexts();
  const [, press] = useMutation(pressButtonDocument);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  if (buttons.length === 0) return null;
  const act = async (id: string): Promise<void> => {
    setBusy(true);
    const { data, error } = await press({ input: { id } });
    setBusy(false);
    const refusal = refusalOf(error, data?.pressButton);
    const answer = data?.pressButton;
    if (refusal === null && answer?.__typename === 'PressButtonPayload') setSaid(answer.said);
    else setSaid(refusal?.message ?? (error && messageOfError(error)) ?? app.lostWhy);
  };
  return (
    <div className="message-buttons">
      {buttons.map(({ id, label }) => (
        <button key={id} type="button" className="button button-small" disabled={isBusy} onClick={() => void act(id)}>
          {label}
        </button>
      ))}
      {said !== null && <output className="message-buttons-said">{said}</output>}
    </div>
  );
}
