import { useEffect, useState } from 'react';

import { useTexts } from '../texts/texts-context.ts';
import { StopButton } from './turn-buttons.tsx';

/** A reply of which nothing is there after this is said to be waited for. */
const SILENCE_MS = 4_000;

/** A reply of which nothing is to be seen yet. */
export function AwaitedReply({ turnId, isWork }: { readonly turnId: string; readonly isWork: boolean }) {
  const { chat } = useTexts();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SILENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <p className="reply-awaited">{isWork ? chat.working : chat.answering}</p>
      {isLate && (
        <p className="message-note" role="status">
          {chat.stillWaiting}
        </p>
      )}
      <StopButton turnId={turnId} />
    </>
  );
}
