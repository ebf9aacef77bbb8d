import { useEffect, useState } from 'react';
import type { TypedDocumentNode } from 'urql';

import { useServices } from '../api/services.ts';
import { isFinal } from './is-final.ts';
import type { TaskFields } from './task-documents.ts';

/** Follows as much of a task as its view shows. */
export type TaskChanges<Shown> = TypedDocumentNode<{ taskChanged: Shown }, { taskId: string }>;

/** The task as it is now, from what is known of it on; until it has ended. */
export function useLiveTask<Shown extends TaskFields>(known: Shown, document: TaskChanges<Shown>): Shown {
  const { live } = useServices();
  const [changed, setChanged] = useState<Shown | null>(null);
  const isOver = isFinal(known.state);
  useEffect(() => {
    if (isOver) return undefined;
    return live.follow({
      document,
      variables: () => ({ taskId: known.id }),
      onData: ({ taskChanged }) => setChanged(taskChanged),
      onEnd: () => undefined,
      onRefused: () => undefined,
    });
  }, [live, known.id, isOver, document]);
  return isOver || changed === null ? known : changed;
}
