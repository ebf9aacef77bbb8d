import { useState } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { usePerson } from '../app/person.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { discardTaskDocument, mergeTaskDocument } from './git-documents.ts';
import { mayChange } from './may-change.ts';
import type { TaskDetails } from './task-documents.ts';

type GitAction = 'merge' | 'discard';

/** Merge and discard the work of a task; for whoever asked for it, and for admins. */
export function GitActions({ task }: { readonly task: TaskDetails }) {
  const { tasks } = useTexts();
  const person = usePerson();
  const [asked, setAsked] = useState<GitAction | null>(null);
  const { isMerged, isDiscarded } = task;
  const { act, isBusy, refusal } = useGitAction(task.id);
  if (!mayChange(person, task)) return null;
  return (
    <>
      {refusal !== null && <Problem message={refusal.message} />}
      <div className="part-actions">
        {!isDiscarded && (
          <>
            <button type="button" className="button" disabled={isBusy || isMerged} onClick={() => setAsked('merge')}>
              <Icon name="merge" />
              {tasks.merge}
            </button>
            <button type="button" className="button" disabled={isBusy} onClick={() => setAsked('discard')}>
              <Icon name="close" />
              {tasks.discard}
            </button>
          </>
        )}
        <p role="status">{[isMerged ? tasks.merged : '', isDiscarded ? tasks.discarded : ''].join(' ').trim()}</p>
      </div>
      {asked !== null && <GitDialog action={asked} onYes={() => void act(asked)} onClose={() => setAsked(null)} />}
    </>
  );
}

function useGitAction(id: string) {
  const [merging, merge] = useMutation(mergeTaskDocument);
  const [discarding, discard] = useMutation(discardTaskDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const ask = async (action: GitAction): Promise<Refusal | null> => {
    const input = { id };
    if (action === 'merge') {
      const { data, error } = await merge({ input });
      return refusalOf(error, data?.mergeTask);
    }
    const { data, error } = await discard({ input });
    return refusalOf(error, data?.discardTask);
  };
  const act = async (action: GitAction): Promise<void> => {
    setRefusal(await ask(action));
  };
  return { act, isBusy: merging.fetching || discarding.fetching, refusal };
}

interface GitDialogProps {
  readonly action: GitAction;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

function GitDialog({ action, onYes, onClose }: GitDialogProps) {
  const { tasks } = useTexts();
  return action === 'merge' ? (
    <ConfirmDialog title={tasks.mergeTitle} text={tasks.mergeText} yes={tasks.merge} onYes={onYes} onClose={onClose} />
  ) : (
    <ConfirmDialog title={tasks.discardTitle} text={tasks.discardText} yes={tasks.discard} isDangerous onYes={onYes} onClose={onClose} />
  );
}
