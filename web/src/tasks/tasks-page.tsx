import { useState } from 'react';
import { useQuery } from 'urql';
import type { OperationContext } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { usePoll } from '../api/use-poll.ts';
import { usePerson } from '../app/person.ts';
import { PlaceLink } from '../app/place-link.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useArrowKeys } from '../parts/use-arrow-keys.ts';
import { useTexts } from '../texts/texts-context.ts';
import { statesOf, TaskFilter } from './task-filter.tsx';
import type { FilterName } from './task-filter.tsx';
import { tasksDocument } from './task-documents.ts';
import { TaskRow } from './task-row.tsx';

/** States come by themselves; tasks that were made elsewhere are looked for so often. */
const LOOK_MS = 5_000;

/** The list changes with any task, also while it is empty. */
const CONTEXT: Partial<OperationContext> = { additionalTypenames: ['Task'], requestPolicy: 'cache-and-network' };

/** The tasks, newest first. */
export function TasksPage() {
  const { tasks } = useTexts();
  const { role } = usePerson();
  const [filter, setFilter] = useState<FilterName>('all');
  const [everybody, setEverybody] = useState(false);
  const mayAll = role === 'ADMIN' || role === 'OWNER';

  return (
    <div className="page">
      <PageHead title={tasks.title}>
        <PlaceLink to={{ kind: 'new-task' }} className="button button-primary">
          <Icon name="plus" />
          {tasks.newTask}
        </PlaceLink>
      </PageHead>
      <TaskFilter value={filter} onChange={setFilter} everybody={mayAll ? everybody : null} onEverybody={setEverybody} />
      <TaskPages key={`${filter} ${String(everybody)}`} filter={filter} everybody={everybody} />
    </div>
  );
}

interface Listed {
  readonly filter: FilterName;
  readonly everybody: boolean;
}

function TaskPages({ filter, everybody }: Listed) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const onKeyDown = useArrowKeys();
  return (
    <ul className="task-list" onKeyDown={onKeyDown}>
      {cursors.map((after, index) => (
        <TasksAfter
          key={after ?? ''}
          filter={filter}
          everybody={everybody}
          after={after}
          onMore={index === cursors.length - 1 ? (cursor) => setCursors([...cursors, cursor]) : null}
        />
      ))}
    </ul>
  );
}

interface TasksAfterProps extends Listed {
  readonly after: string | null;
  /** Null: what comes after is shown already. */
  readonly onMore: ((cursor: string) => void) | null;
}

function TasksAfter({ filter, everybody, after, onMore }: TasksAfterProps) {
  const { tasks } = useTexts();
  const [{ data, error, fetching }, ask] = useQuery({
    query: tasksDocument,
    variables: { after, states: statesOf(filter), everybody },
    context: CONTEXT,
  });
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
          <EmptyState title={filter === 'all' ? tasks.none : tasks.noneSuch} hint={tasks.noneHint} />
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
