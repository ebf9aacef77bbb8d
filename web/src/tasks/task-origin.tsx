import { PlaceLink } from '../app/place-link.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { Fact } from './fact.tsx';
import type { TaskDetails } from './task-documents.ts';

/** Where a task comes from: what it repeats or goes on from, its template, its schedule. Only what there is. */
export function TaskOrigin({ task: { retryOf, firstTry, retries, continues, template, schedule } }: { readonly task: TaskDetails }) {
  const { tasks } = useTexts();
  return (
    <>
      {retryOf !== null && (
        <Fact name={tasks.retryOf}>
          <PlaceLink to={{ kind: 'task', id: retryOf }}>{tasks.theOther}</PlaceLink>
        </Fact>
      )}
      {firstTry !== null && (
        <Fact name={tasks.tries}>
          {retries + 1}
          {firstTry !== retryOf && (
            <>
              {' · '}
              <PlaceLink to={{ kind: 'task', id: firstTry }}>{tasks.firstTry}</PlaceLink>
            </>
          )}
        </Fact>
      )}
      {continues !== null && (
        <Fact name={tasks.continues}>
          <PlaceLink to={{ kind: 'task', id: continues }}>{tasks.theOther}</PlaceLink>
        </Fact>
      )}
      {template !== null && <Fact name={tasks.template}>{template}</Fact>}
      {schedule !== null && (
        <Fact name={tasks.madeBy}>
          <PlaceLink to={{ kind: 'schedules' }}>{schedule.shortId}</PlaceLink>
        </Fact>
      )}
    </>
  );
}
