import { PlaceLink } from '../app/place-link.tsx';
import { Moment } from '../parts/moment.tsx';
import { useFormats } from '../texts/texts-context.ts';
import { StageWord } from './stage-word.tsx';
import { taskChangedDocument } from './task-documents.ts';
import type { TaskFields } from './task-documents.ts';
import { TaskState } from './task-state.tsx';
import { useLiveTask } from './use-live-task.ts';

/** A task in the list. */
export function TaskRow({ task: known }: { readonly task: TaskFields }) {
  const formats = useFormats();
  const task = useLiveTask(known, taskChangedDocument);
  const { shortId, state, command, prompt, project, createdAt, spentUsd } = task;
  return (
    <PlaceLink to={{ kind: 'task', id: shortId }} className="task-row">
      <TaskState state={state} />
      <span className={command === null ? 'task-row-work' : 'task-row-work task-row-command'}>{command ?? prompt}</span>
      <span className="task-row-facts">
        <StageWord task={task} />
        <code>{shortId}</code>
        {project !== null && <span>{project.name}</span>}
        {spentUsd > 0 && <span>{formats.usd(spentUsd)}</span>}
        <Moment at={createdAt} />
      </span>
    </PlaceLink>
  );
}
