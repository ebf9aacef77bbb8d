import { useMemo, useState } from 'react';
import { useQuery } from 'urql';

import { feedbackDocument } from './chat-documents.ts';
import type { Feedback } from './feedback-buttons.tsx';
import type { Timeline } from './timeline.ts';

/** The API tells so many things at once. */
const MOST = 50;

/** What the person said of the newest answers that were there when the conversation was opened, by turn. `lastEvent`: the last event at that time. */
export function useFeedback({ entries, last }: Timeline, lastEvent: number): ReadonlyMap<string, Feedback> {
  const [turnIds, setTurnIds] = useState<string[] | null>(null);
  if (turnIds === null && last >= lastEvent && entries.length > 0) {
    const whole = entries.filter((entry) => entry.kind === 'turn' && entry.reply.state === 'whole');
    setTurnIds(whole.slice(-MOST).map(({ id }) => id));
  }
  const [{ data }] = useQuery({
    query: feedbackDocument,
    variables: { turnIds: turnIds ?? [] },
    pause: turnIds === null || turnIds.length === 0,
    requestPolicy: 'network-only',
  });
  return useMemo(() => {
    const given = new Map<string, Feedback>();
    for (const node of data?.nodes ?? []) {
      if (node?.__typename === 'Turn' && node.feedback !== null) given.set(node.id, node.feedback);
    }
    return given;
  }, [data]);
}
