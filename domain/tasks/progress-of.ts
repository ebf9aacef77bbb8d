import { isCheck, isCommit } from '../agent/evidence/is-check.ts';
import type { RunEvent } from './run-event.ts';
import type { TaskProgress, TaskStage } from './task-progress.ts';

/** What a task is doing after an event, from what it was doing before; `before` null: it was never started. */
export function progressOf(before: TaskProgress | null, event: RunEvent, at: Date): TaskProgress {
  const known = before ?? { stage: 'starting', detail: null, since: at, aliveAt: at, plan: [] };
  const plan = event.kind === 'started' ? event.plan : event.kind === 'planned' ? event.items : known.plan;
  const next = stageOf(known, event);
  const isSame = next.stage === known.stage && next.detail === known.detail;
  return { ...next, since: isSame ? known.since : at, aliveAt: at, plan };
}

function stageOf({ stage, detail }: TaskProgress, event: RunEvent): Pick<TaskProgress, 'stage' | 'detail'> {
  switch (event.kind) {
    case 'started':
      return { stage: 'starting', detail: null };
    case 'model-called':
      return { stage: event.isLast ? 'wrapping-up' : 'waiting-for-model', detail: null };
    case 'tool-called':
      return event.stage === null ? { stage, detail } : { stage: event.stage, detail: event.detail };
    case 'command-begun':
      return { stage: commandStage(event.command), detail: event.command };
    case 'approval-asked':
      return { stage: 'waiting-for-approval', detail: event.action };
    case 'approval-decided':
      return { stage: 'running', detail: null };
    case 'planned':
    case 'command-ended':
    case 'alive':
      return { stage, detail };
  }
}

function commandStage(command: string): TaskStage {
  if (isCommit(command)) return 'committing';
  return isCheck(command) ? 'testing' : 'running';
}
