import { useState } from 'react';
import { useQuery } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { usePoll } from '../api/use-poll.ts';
import type { CostGrouping } from '../generated/graphql.ts';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { BudgetList } from './budget-list.tsx';
import { CostChoices } from './cost-choices.tsx';
import type { Period } from './cost-choices.tsx';
import { budgetsDocument, costsDocument } from './cost-documents.ts';
import { CostViews } from './cost-views.tsx';

/** Others spend, too, and so does what goes on by itself. */
const LOOK_MS = 15_000;
const GROUPINGS: readonly CostGrouping[] = ['DAY', 'MODEL', 'MODE', 'PURPOSE'];

/** What model calls cost, and what they may. */
export function CostsPage() {
  const { costs } = useTexts();
  const [days, setDays] = useState<Period>(7);
  const [everybody, setEverybody] = useState(false);
  const groupBy = everybody ? [...GROUPINGS, 'PERSON' as const] : [...GROUPINGS];
  const [report, askReport] = useQuery({
    query: costsDocument,
    variables: { days, groupBy, everybody },
    requestPolicy: 'cache-and-network',
  });
  const [limits, askLimits] = useQuery({ query: budgetsDocument, requestPolicy: 'cache-and-network' });
  const ask = (): void => {
    askReport({ requestPolicy: 'network-only' });
    askLimits({ requestPolicy: 'network-only' });
  };
  usePoll(ask, LOOK_MS);
  const rows = report.data?.costs ?? null;
  const budgets = limits.data?.budgets ?? [];
  return (
    <div className="page">
      <PageHead title={costs.title} />
      <CostChoices days={days} onDays={setDays} everybody={everybody} onEverybody={setEverybody} />
      {rows === null && report.fetching && <Loading />}
      {rows === null && report.error !== undefined && <Problem message={messageOfError(report.error)} onAgain={ask} />}
      {rows !== null && <CostViews rows={rows} days={days} today={today()} everybody={everybody} />}
      {budgets.length > 0 && <BudgetList budgets={budgets} />}
    </div>
  );
}

/** The day where the browser is; should the person's own be another one, the newest day that was spent on counts. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
