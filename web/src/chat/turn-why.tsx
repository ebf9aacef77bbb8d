import { useState } from 'react';
import { useQuery } from 'urql';

import { useTexts } from '../texts/texts-context.ts';
import { DecisionView } from './decision-view.tsx';
import { turnDecisionDocument } from './turn-decision.ts';

/** Why this was answered as it was: asked for only when somebody wants to know. */
export function TurnWhy({ turnId }: { readonly turnId: string }) {
  const { why } = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="turn-why" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{why.title}</summary>
      {isOpen && <Decision turnId={turnId} />}
    </details>
  );
}

function Decision({ turnId }: { readonly turnId: string }) {
  const { why } = useTexts();
  const [{ data, fetching, error }] = useQuery({ query: turnDecisionDocument, variables: { id: turnId }, requestPolicy: 'network-only' });
  if (fetching) return <p>{why.loading}</p>;
  if (error !== undefined || data?.node?.__typename !== 'Turn') return <p>{why.notThere}</p>;
  return <DecisionView decision={data.node} />;
}
