import { useTexts } from '../texts/texts-context.ts';
import type { TaskFields } from './task-documents.ts';

/** Shapes besides colours, so that states are told apart without seeing colours. */
const SHAPES: Readonly<Record<TaskFields['state'], string>> = {
  QUEUED: 'M12 7v5l3 2M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  RUNNING: 'M12 4a8 8 0 1 1-8 8',
  WAITING: 'M9 6v12M15 6v12',
  INTERRUPTED: 'M4 12h4l2-5 4 10 2-5h4',
  SUCCEEDED: 'M5 12.500l4.500 4.500L19 7.500',
  FAILED: 'M6 6l12 12M18 6L6 18',
  STOPPED: 'M7 7h10v10H7z',
};

/** Where a task stands. */
export function TaskState({ state }: { readonly state: TaskFields['state'] }) {
  const { tasks } = useTexts();
  return (
    <span className={`task-state task-state-${state.toLowerCase()}`}>
      <svg className="icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">
        <path d={SHAPES[state]} />
      </svg>
      {tasks.state[state]}
    </span>
  );
}
