import { Moment } from '../parts/moment.tsx';
import { useNow } from '../parts/use-now.ts';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import { Fact } from './fact.tsx';
import { isFinal } from './is-final.ts';
import type { TaskDetails } from './task-documents.ts';
import { TaskOrigin } from './task-origin.tsx';
import { TaskState } from './task-state.tsx';

/** Where a task stands, and what it has taken so far. */
export function TaskFacts({ task }: { readonly task: TaskDetails }) {
  const { tasks } = useTexts();
  const formats = useFormats();
  const { state, project, createdAt, startedAt, attempt, command, spentUsd, budgetUsd, result } = task;
  const spent = formats.usd(spentUsd);
  return (
    <dl className="facts">
      <div className="fact">
        <dt className="unseen">{tasks.title}</dt>
        <dd>
          <TaskState state={state} />
        </dd>
      </div>
      {project !== null && <Fact name={tasks.project}>{project.name}</Fact>}
      <Fact name={tasks.asked}>
        <Moment at={createdAt} />
      </Fact>
      {startedAt !== null && <Took task={task} startedAt={startedAt} />}
      {attempt > 1 && <Fact name={tasks.attempt}>{attempt}</Fact>}
      {command === null && <Fact name={tasks.spent}>{tasks.spentOf(spent, formats.usd(budgetUsd))}</Fact>}
      {result?.exitCode != null && <Fact name={tasks.exitCode}>{result.exitCode}</Fact>}
      <TaskOrigin task={task} />
    </dl>
  );
}

function Took({ task: { state, endedAt }, startedAt }: { readonly task: TaskDetails; readonly startedAt: string }) {
  const { tasks } = useTexts();
  const formats = useFormats();
  const now = useNow(!isFinal(state));
  const end = endedAt === null ? now : Date.parse(endedAt);
  const milliseconds = end - Date.parse(startedAt);
  return isFinal(state) ? (
    <Fact name={tasks.took}>{formats.took(milliseconds)}</Fact>
  ) : (
    <Fact name={tasks.runsFor}>{formats.duration(milliseconds)}</Fact>
  );
}
