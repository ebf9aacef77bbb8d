import { useMemo } from 'react';

import { useServices } from '../api/services.ts';
import { useValue } from '../api/use-value.ts';
import type { AttachedFile, ReadyFile } from './attached-files.ts';

export interface Attached {
  readonly files: readonly AttachedFile[];
  /** What can go with the message. */
  readonly ready: readonly ReadyFile[];
  /** Whether a file is still on its way, or must be taken away first because it cannot go. */
  readonly isBlocked: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (key: string) => void;
  readonly clear: () => void;
}

/** The files beside one message that is being written. */
export function useAttached(draftKey: string): Attached {
  const { attached } = useServices();
  const all = useValue(attached.all);
  const files = useMemo(() => all.filter((file) => file.draftKey === draftKey), [all, draftKey]);
  return {
    files,
    ready: files.flatMap(({ name, state }) => (state.kind === 'here' ? [{ id: state.id, name }] : [])),
    isBlocked: files.some(({ state }) => state.kind !== 'here'),
    add: (added) => attached.add(draftKey, added),
    remove: attached.remove,
    clear: () => attached.clear(draftKey),
  };
}
