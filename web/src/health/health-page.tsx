import { useQuery } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { usePoll } from '../api/use-poll.ts';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { healthDocument } from './health-document.ts';
import { ChannelList, PartList } from './health-views.tsx';

const LOOK_MS = 5_000;

/** Whether Parley can do its work, part by part, as it is now. */
export function HealthPage() {
  const { health: texts } = useTexts();
  const [{ data, error, fetching }, execute] = useQuery({ query: healthDocument, requestPolicy: 'cache-and-network' });
  const ask = (): void => execute({ requestPolicy: 'network-only' });
  usePoll(ask, LOOK_MS);
  const health = data?.health ?? null;
  return (
    <div className="page">
      <PageHead title={texts.title} />
      {health === null && fetching && <Loading />}
      {error !== undefined && <Problem message={messageOfError(error)} onAgain={ask} />}
      {health !== null && (
        <>
          <p className={health.isReady ? 'health-now health-good' : 'health-now health-bad'} role="status">
            {health.isReady ? texts.ready : texts.notReady}
          </p>
          <PartList parts={health.parts} />
          <ChannelList channels={health.channels} />
        </>
      )}
    </div>
  );
}
