import { useEffect, useReducer, useState } from 'react';
import { useClient } from 'urql';

import { useServices } from '../api/services.ts';
import { useBatch } from '../parts/use-batch.ts';
import { earlierOutputDocument, taskOutputDocument } from './log-documents.ts';
import type { LogLine } from './log-documents.ts';
import { emptyLog, withEarlier, withLines, withoutOldest } from './log.ts';
import type { Log } from './log.ts';

/** How many earlier lines are shown at a time. */
const EARLIER_AT_ONCE = 500;
/** What a page draws without becoming slow: 200 chunks of 100 lines. */
const MOST_CHUNKS = 200;

type Change = { readonly kind: 'later' | 'earlier'; readonly lines: readonly LogLine[] } | { readonly kind: 'forget' };

function changed(log: Log, change: Change): Log {
  if (change.kind === 'forget') return withoutOldest(log, MOST_CHUNKS);
  return change.kind === 'later' ? withLines(log, change.lines) : withEarlier(log, change.lines);
}

export interface FollowedLog {
  readonly log: Log;
  /** Whether nothing will come any more. */
  readonly isOver: boolean;
  /** Why it cannot be followed; null: it is. */
  readonly refusal: string | null;
  /** Shows so many of the lines before the first one. */
  readonly earlierCount: number;
  readonly showEarlier: () => Promise<void>;
}

/** The output of a task after a line, live. While the person is at its end, what is too much goes from its top. */
export function useTaskLog(taskId: string, from: number, isAtEnd: boolean): FollowedLog {
  const client = useClient();
  const { live } = useServices();
  const [log, change] = useReducer(changed, from, emptyLog);
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const gather = useBatch<LogLine | 'end'>((news) => {
    change({ kind: 'later', lines: news.filter((one) => one !== 'end') });
    if (isAtEnd) change({ kind: 'forget' });
    // Not before the lines that came before it.
    if (news.includes('end')) setOver(true);
  });
  useEffect(() => {
    let last = from;
    return live.follow({
      document: taskOutputDocument,
      variables: () => ({ taskId, after: last }),
      onData({ taskOutput: line }) {
        last = line.number;
        gather(line);
      },
      onEnd: () => gather('end'),
      onRefused: setRefusal,
    });
  }, [live, taskId, from, gather]);
  const earlierCount = Math.min(EARLIER_AT_ONCE, log.before);
  const showEarlier = async (): Promise<void> => {
    const variables = { taskId, after: log.before - earlierCount, first: earlierCount };
    const { data } = await client.query(earlierOutputDocument, variables, { requestPolicy: 'network-only' });
    change({ kind: 'earlier', lines: data?.task?.output ?? [] });
  };
  return { log, isOver, refusal, earlierCount, showEarlier };
}
