import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';

import { usePoll } from '../api/use-poll.ts';
import { PlaceLink } from '../app/place-link.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { isFinal } from './is-final.ts';
import { taskAroundDocument } from './task-documents.ts';
import type { TaskDetails } from './task-documents.ts';
import { TaskGraph } from './task-graph.tsx';
import { TaskState } from './task-state.tsx';

/** Other tasks change this, and nothing tells of it. */
const LOOK_MS = 5_000;

/** What the task waits for and its place in the queue; the tasks before and after it. */
export function TaskAround({ task }: { readonly task: TaskDetails }) {
  const { id, state } = task;
  const isOver = isFinal(state);
  const [{ data }, execute] = useQuery({ query: taskAroundDocument, variables: { id }, pause: true });
  const ask = (): void => execute({ requestPolicy: 'network-only' });
  usePoll(() => {
    if (!isOver) ask();
  }, LOOK_MS);
  // `ask` is another function at each drawing.
  useEffect(ask, [state]);
  const { queue, after, dependents } = data?.task ?? task;
  return (
    <>
      {!isOver && state !== 'RUNNING' && <QueueNote queue={queue} />}
      <RelatedTasks shortId={task.shortId} after={after} dependents={dependents} />
    </>
  );
}

/** What keeps a task from running. Nothing when nothing does. */
export function QueueNote({ queue }: Pick<TaskDetails, 'queue'>) {
  const { tasks } = useTexts();
  if (queue === null) return null;
  const { waitsFor, ahead } = queue;
  const isInLine = waitsFor !== 'APPROVAL' && waitsFor !== 'DEPENDENCY' && waitsFor !== 'TIME';
  return (
    <p className="queue-note">
      {waitsFor !== null && tasks.waits[waitsFor]} {isInLine && tasks.ahead(ahead)}
    </p>
  );
}

/** The tasks after which this one starts, and those that start after it. Nothing when there are none. */
export function RelatedTasks({ shortId, after, dependents }: Pick<TaskDetails, 'shortId' | 'after' | 'dependents'>) {
  const { tasks } = useTexts();
  if (after.length === 0 && dependents.length === 0) return null;
  return (
    <section className="card task-part" aria-labelledby="related-title">
      <h2 id="related-title" className="side-title">
        {tasks.related}
      </h2>
      <TaskGraph task={{ shortId, after, dependents }} />
      <dl className="related">
        {after.length > 0 && (
          <Relation name={tasks.startsAfter}>
            {after.map(({ taskId, shortId: code, when }) => (
              <li key={taskId}>
                <PlaceLink to={{ kind: 'task', id: code }}>{code}</PlaceLink> {tasks.when[when]}
              </li>
            ))}
          </Relation>
        )}
        {dependents.length > 0 && (
          <Relation name={tasks.goesBefore}>
            {dependents.map(({ id, shortId: code, state }) => (
              <li key={id}>
                <PlaceLink to={{ kind: 'task', id: code }}>{code}</PlaceLink> <TaskState state={state} />
              </li>
            ))}
          </Relation>
        )}
      </dl>
    </section>
  );
}

function Relation({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul>{children}</ul>
      </dd>
    </div>
  );
}
