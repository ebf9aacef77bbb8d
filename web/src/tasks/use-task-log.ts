import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';

import { useServices } from '../api/services.ts';
import { useBatch } from '../parts/use-batch.ts';
import { makeKeptLog, PIECE } from './kept-log.ts';
import type { KeptLog } from './kept-log.ts';
import { earlierOutputDocument, taskOutputDocument } from './log-documents.ts';
import type { LogLine } from './log-documents.ts';

export interface FollowedLog {
  readonly log: KeptLog;
  /** Another one after each change. */
  readonly version: number;
  /** Whether nothing will come any more. */
  readonly isOver: boolean;
  /** Why it cannot be followed; null: it is. */
  readonly refusal: string | null;
  /** Fetches what of these lines is missing. False: some of it did not come. */
  readonly fetchLines: (first: number, last: number) => Promise<boolean>;
}

/** The output of a task: what comes after a line live, what was before it when it is looked at. */
export function useTaskLog(taskId: string, from: number): FollowedLog {
  const { live } = useServices();
  const [log] = useState(() => makeKeptLog(from));
  const version = useSyncExternalStore(log.subscribe, log.version, log.version);
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const gather = useBatch<LogLine | 'end'>((news) => {
    log.add(news.filter((one) => one !== 'end'));
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
  return { log, version, isOver, refusal, fetchLines: useFetchLines(taskId, log) };
}

function useFetchLines(taskId: string, log: KeptLog): FollowedLog['fetchLines'] {
  const client = useClient();
  return useCallback(
    async (first, last) => {
      for (const after of log.wants(first, last)) {
        const { data } = await client.query(earlierOutputDocument, { taskId, after, first: PIECE }, { requestPolicy: 'network-only' });
        const lines = data?.task?.output ?? [];
        if (lines.length === 0) {
          log.failed(after);
          return false;
        }
        log.add(lines);
      }
      return true;
    },
    [client, taskId, log],
  );
}
