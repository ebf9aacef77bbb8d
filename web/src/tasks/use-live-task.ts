import { useEffect, useState } from 'react';

import { useServices } from '../api/services.ts';
import { isFinal } from './is-final.ts';
import { taskChangedDocument } from './task-documents.ts';
import type { TaskFields } from './task-documents.ts';

/** The task as it is now, from what is known of it on; until it has ended. */
export function useLiveTask(known: TaskFields): TaskFields {
  const { live } = useServices();
  const [changed, setChanged] = useState<TaskFields | null>(null);
  const isOver = isFinal(known.state);
  useEffect(() => {
    if (isOver) return undefined;
    return live.follow({
      document: taskChangedDocument,
      variables: () => ({ taskId: known.id }),
      onData: ({ taskChanged }) => setChanged(taskChanged),
      onEnd: () => undefined,
      onRefused: () => undefined,
    });
  }, [live, known.id, isOver]);
  return isOver || changed === null ? known : changed;
}
