import { useQuery } from 'urql';
import type { OperationContext } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { hasTokens, usePerson } from '../app/person.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { OnlyFor } from '../parts/only-for.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { tokensDocument } from './access-documents.ts';
import { LinkCode } from './link-code.tsx';
import { TokenCard } from './token-card.tsx';
import { TokenForm } from './token-form.tsx';

const CONTEXT: Partial<OperationContext> = { additionalTypenames: ['Token'], requestPolicy: 'cache-and-network' };

/** With what one gets in: tokens of programs, sessions of browsers, codes for chats. */
export function TokensPage() {
  const { access } = useTexts();
  const person = usePerson();
  return (
    <div className="page">
      <PageHead title={access.title} />
      {hasTokens(person) ? <Tokens /> : <OnlyFor text={access.onlyMembers} />}
      <LinkCode />
    </div>
  );
}

function Tokens() {
  const { access } = useTexts();
  const [{ data, error, fetching }, execute] = useQuery({ query: tokensDocument, context: CONTEXT });
  const tokens = data?.tokens ?? null;
  const alive = tokens?.filter(({ revokedAt }) => revokedAt === null) ?? [];
  return (
    <>
      <TokenForm />
      {tokens === null && fetching && <Loading />}
      {tokens === null && error !== undefined && (
        <Problem message={messageOfError(error)} onAgain={() => execute({ requestPolicy: 'network-only' })} />
      )}
      {tokens !== null && alive.length === 0 && <EmptyState title={access.none} hint={access.noneHint} />}
      <ul className="card-list" aria-label={access.title}>
        {alive.map((token) => (
          <li key={token.id}>
            <TokenCard token={token} />
          </li>
        ))}
      </ul>
    </>
  );
}
