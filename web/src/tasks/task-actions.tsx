import { useState } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { useNavigation } from '../app/navigation.ts';
import { usePerson } from '../app/person.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { retryTaskDocument, stopTaskDocument } from './action-documents.ts';
import { isFinal } from './is-final.ts';
import { mayChange } from './may-change.ts';
import type { TaskFields } from './task-documents.ts';

/** Stop while a task goes on, run again when it has ended; for whoever asked for it, and for admins. */
export function TaskActions({ task }: { readonly task: TaskFields }) {
  const person = usePerson();
  const [isAsking, setAsking] = useState(false);
  const { act, isBusy, refusal } = useAction(task);
  if (!mayChange(person, task)) return null;
  return (
    <>
      {refusal !== null && <Problem message={refusal.message} />}
      <ActionButton isOver={isFinal(task.state)} isBusy={isBusy} onClick={() => setAsking(true)} />
      {isAsking && <ActionDialog isOver={isFinal(task.state)} onYes={act} onClose={() => setAsking(false)} />}
    </>
  );
}

function useAction({ id, state }: TaskFields) {
  const { go } = useNavigation();
  const [stopping, stop] = useMutation(stopTaskDocument);
  const [retrying, retry] = useMutation(retryTaskDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const stopIt = async (): Promise<void> => {
    const { data, error } = await stop({ input: { id } });
    setRefusal(refusalOf(error, data?.stopTask));
  };
  const retryIt = async (): Promise<void> => {
    const { data, error } = await retry({ input: { id } });
    setRefusal(refusalOf(error, data?.retryTask));
    if (data?.retryTask.__typename === 'RetryTaskPayload') go({ kind: 'task', id: data.retryTask.task.shortId });
  };
  return { act: () => void (isFinal(state) ? retryIt() : stopIt()), isBusy: stopping.fetching || retrying.fetching, refusal };
}

function ActionButton({ isOver, isBusy, onClick }: { readonly isOver: boolean; readonly isBusy: boolean; readonly onClick: () => void }) {
  const { tasks } = useTexts();
  return (
    <button type="button" className="button" disabled={isBusy} onClick={onClick}>
      <Icon name={isOver ? 'retry' : 'stop'} />
      {isOver ? tasks.retry : tasks.stop}
    </button>
  );
}

interface ActionDialogProps {
  readonly isOver: boolean;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

function ActionDialog({ isOver, onYes, onClose }: ActionDialogProps) {
  const { tasks } = useTexts();
  return isOver ? (
    <ConfirmDialog title={tasks.retryTitle} text={tasks.retryText} yes={tasks.retry} onYes={onYes} onClose={onClose} />
  ) : (
    <ConfirmDialog
      title={tasks.stopTitle}
      text={tasks.stopText}
      yes={tasks.stop}
      no={tasks.keep}
      isDangerous
      onYes={onYes}
      onClose={onClose}
    />
  );
}
