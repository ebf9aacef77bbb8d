import { useState } from 'react';
import { useQuery } from 'urql';
import type { OperationContext } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { usePoll } from '../api/use-poll.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { ScheduleForm } from './schedule-form.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { schedulesDocument } from './schedule-documents.ts';

/** Schedules go on by themselves, and others change them. */
const LOOK_MS = 5_000;

/** The list changes with any schedule, also while it is empty. */
const CONTEXT: Partial<OperationContext> = { additionalTypenames: ['Schedule'], requestPolicy: 'cache-and-network' };

/** What makes tasks by itself, by its next time. */
export function SchedulesPage() {
  const { schedules: texts } = useTexts();
  const [{ data, error, fetching }, execute] = useQuery({ query: schedulesDocument, context: CONTEXT });
  const [isAdding, setAdding] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const ask = (): void => execute({ requestPolicy: 'network-only' });
  usePoll(ask, LOOK_MS);
  const schedules = data?.schedules ?? null;
  return (
    <div className="page">
      <PageHead title={texts.title}>
        <button type="button" className="button button-primary" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          <Icon name="plus" />
          {texts.add}
        </button>
      </PageHead>
      {isAdding && <ScheduleForm onDone={() => setAdding(false)} />}
      {refusal !== null && <Problem message={refusal.message} />}
      {schedules === null && fetching && <Loading />}
      {schedules === null && error !== undefined && <Problem message={messageOfError(error)} onAgain={ask} />}
      {schedules?.length === 0 && <EmptyState title={texts.none} hint={texts.noneHint} />}
      <ul className="schedules">
        {schedules?.map((schedule) => (
          <li key={schedule.id}>
            <ScheduleCard schedule={schedule} onRefused={setRefusal} />
          </li>
        ))}
      </ul>
    </div>
  );
}
