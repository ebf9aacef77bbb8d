import { useState } from 'react';
import { useQuery } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { Nowhere } from '../app/nowhere.tsx';
import { TaskApprovals } from '../approvals/task-approvals.tsx';
import { TaskFiles } from '../files/task-files.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { TaskActions } from './task-actions.tsx';
import { TaskAnnouncer } from './task-announcer.tsx';
import { TaskAround } from './task-around.tsx';
import { taskDetailsChangedDocument, taskDocument } from './task-documents.ts';
import type { TaskDetails } from './task-documents.ts';
import { TaskEvidence } from './task-evidence.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskGit } from './task-git.tsx';
import { TaskLog } from './task-log.tsx';
import { TaskOutcome } from './task-outcome.tsx';
import { TaskPlan } from './task-plan.tsx';
import { TaskStage } from './task-stage.tsx';
import { useLiveTask } from './use-live-task.ts';

/** So many of the newest lines come by themselves; those before them are fetched when they are looked at. */
const LINES_AT_FIRST = 1_000;

/** One task, as it is now, and its live output. */
export function TaskPage({ id }: { readonly id: string }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: taskDocument, variables: { id }, requestPolicy: 'network-only' });
  if (data?.task != null) return <OpenTask known={data.task} />;
  if (fetching) return <Loading />;
  if (error === undefined || error.graphQLErrors[0]?.extensions['code'] === 'id.unknown') return <Nowhere />;
  return (
    <div className="page">
      <Problem message={messageOfError(error)} onAgain={() => ask()} />
    </div>
  );
}

function OpenTask({ known }: { readonly known: TaskDetails }) {
  const { tasks } = useTexts();
  const task = useLiveTask(known, taskDetailsChangedDocument);
  // As it was when it was opened: later lines come by themselves.
  const [from] = useState(Math.max(0, known.lastLine - LINES_AT_FIRST));
  const { id, shortId, state, command, prompt } = task;
  return (
    <div className="page task-page">
      <PageHead title={`${tasks.id} ${shortId}`}>
        <TaskActions task={task} />
      </PageHead>
      <TaskAnnouncer task={task} />
      {command === null ? <p className="task-work">{prompt}</p> : <pre className="task-work task-work-command">{command}</pre>}
      <TaskFacts task={task} />
      <TaskStage task={task} />
      <TaskApprovals task={task} />
      <TaskOutcome task={task} />
      <TaskAround task={task} />
      <TaskPlan plan={task.plan} />
      <TaskGit task={task} />
      <TaskEvidence evidence={task.evidence} />
      <TaskFiles key={state} taskId={id} />
      <TaskLog taskId={id} shortId={shortId} from={from} />
    </div>
  );
}
