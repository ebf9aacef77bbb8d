import { useQuery } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { Fact } from '../tasks/fact.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { helpersDocument } from './plugin-documents.ts';
import type { KnownHelper } from './plugin-documents.ts';

/** The helpers that there are, and what each can do. */
export function HelpersPage() {
  const { helpers } = useTexts();
  const [{ data, error, fetching }, execute] = useQuery({ query: helpersDocument, requestPolicy: 'cache-and-network' });
  const known = data?.plugins ?? null;
  return (
    <div className="page">
      <PageHead title={helpers.title} />
      <p>{helpers.hint}</p>
      {known === null && fetching && <Loading />}
      {known === null && error !== undefined && (
        <Problem message={messageOfError(error)} onAgain={() => execute({ requestPolicy: 'network-only' })} />
      )}
      {known?.length === 0 && <EmptyState title={helpers.none} hint={helpers.noneHint} />}
      <ul className="card-list">
        {known?.map((helper) => (
          <li key={helper.name}>
            <HelperCard helper={helper} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One helper: what it does, with which commands, and what it is given. */
export function HelperCard({ helper: { name, version, description, commands, permissions } }: { readonly helper: KnownHelper }) {
  const { helpers } = useTexts();
  return (
    <article className="card person">
      <h2 className="person-name">{name}</h2>
      <p>{description}</p>
      <dl className="facts">
        <Fact name={helpers.version}>{version}</Fact>
        {commands.length > 0 && (
          <Fact name={helpers.commands}>
            {commands.map((command) => (
              <code key={command} className="tag">
                /{command.replace(/^\//, '')}
              </code>
            ))}
          </Fact>
        )}
        {permissions.length > 0 && <Fact name={helpers.permissions}>{permissions.join(', ')}</Fact>}
      </dl>
    </article>
  );
}
