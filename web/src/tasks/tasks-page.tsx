import { useState } from 'react';
import { useQuery } from 'urql';
import type { OperationContext } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { usePoll } from '../api/use-poll.ts';
import { PlaceLink } from '../app/place-link.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useArrowKeys } from '../parts/use-arrow-keys.ts';
import { useTexts } from '../texts/texts-context.ts';
import { tasksDocument } from './task-documents.ts';
import { TaskRow } from './task-row.tsx';

/** States come by themselves; tasks that were made elsewhere are looked for so often. */
const LOOK_MS = 5_000;

/** The list changes with any task, also while it is empty. */
const CONTEXT: Partial<OperationContext> = { additionalTypenames: ['Task'], requestPolicy: 'cache-and-network' };

/** The tasks, newest first. */
export function TasksPage() {
  const { tasks } = useTexts();
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const onKeyDown = useArrowKeys();
  return (
    <div className="page">
      <PageHead title={tasks.title}>
        <PlaceLink to={{ kind: 'new-task' }} className="button button-primary">
          <Icon name="plus" />
          {tasks.newTask}
        </PlaceLink>
      </PageHead>
      <ul className="task-list" onKeyDown={onKeyDown}>
        {cursors.map((after, index) => (
          <TasksAfter
            key={after ?? ''}
            after={after}
            onMore={index === cursors.length - 1 ? (cursor) => setCursors([...cursors, cursor]) : null}
          />
        ))}
      </ul>
    </div>
  );
}

interface TasksAfterProps {
  readonly after: string | null;
  /** Null: what comes after is shown already. */
  readonly onMore: ((cursor: string) => void) | null;
}

function TasksAfter({ after, onMore }: TasksAfterProps) {
  const { tasks } = useTexts();
  const [{ data, error, fetching }, ask] = useQuery({ query: tasksDocument, variables: { after }, context: CONTEXT });
  usePoll(() => ask({ requestPolicy: 'network-only' }), LOOK_MS);
  const page = data?.tasks;
  if (page == null) return <li className="plain">{fetching ? <Loading /> : error && <Problem message={messageOfError(error)} />}</li>;
  const cursor = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return (
    <>
      {page.edges.map(({ node }) => (
        <li key={node.id}>
          <TaskRow task={node} />
        </li>
      ))}
      {after === null && page.edges.length === 0 && (
        <li className="plain">
          <EmptyState title={tasks.none} hint={tasks.noneHint} />
        </li>
      )}
      {cursor !== null && onMore !== null && (
        <li className="plain">
          <button type="button" className="button" onClick={() => onMore(cursor)}>
            {tasks.older}
          </button>
        </li>
      )}
    </>
  );
}
