import { useTexts } from '../texts/texts-context.ts';
import { TaskDiff } from './task-diff.tsx';
import { GitActions } from './git-actions.tsx';
import { isFinal } from './is-final.ts';
import type { TaskDetails } from './task-documents.ts';

/** What a task did on a branch of its own, and what is to become of it. Nothing before it has ended and outside git. */
export function TaskGit({ task }: { readonly task: TaskDetails }) {
  const { tasks } = useTexts();
  const { id, state, branch, commits, diffStat, isDiscarded } = task;
  if (branch === null || !isFinal(state)) return null;
  return (
    <section className="card task-part" aria-labelledby="git-title">
      <h2 id="git-title" className="side-title">
        {tasks.git}
      </h2>
      <p>
        {tasks.branch} <code>{branch}</code>
      </p>
      {commits.length === 0 && <p className="part-note">{tasks.noCommits}</p>}
      {commits.length > 0 && (
        <ol className="long-list" tabIndex={0} aria-label={tasks.commits}>
          {commits.map(({ hash, subject }) => (
            <li key={hash}>
              <code title={hash}>{hash.slice(0, 8)}</code> {subject}
            </li>
          ))}
        </ol>
      )}
      {diffStat !== null && (
        <pre className="diff-stat" tabIndex={0} aria-label={tasks.changes}>
          {diffStat}
        </pre>
      )}
      {commits.length > 0 && !isDiscarded && <TaskDiff taskId={id} />}
      <GitActions task={task} />
    </section>
  );
}
