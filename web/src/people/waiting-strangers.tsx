import { useQuery } from 'urql';
import type { OperationContext } from 'urql';

import { useChange } from '../api/use-change.ts';
import { usePoll } from '../api/use-poll.ts';
import { Moment } from '../parts/moment.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { denyPairingDocument, pairingsDocument } from './people-documents.ts';

const LOOK_MS = 5_000;
const CONTEXT: Partial<OperationContext> = { additionalTypenames: ['Pairing', 'Person'], requestPolicy: 'cache-and-network' };

/** Strangers who wait to be let in. Only they know their code. Nothing when nobody waits. */
export function WaitingStrangers() {
  const { people } = useTexts();
  const [{ data }, execute] = useQuery({ query: pairingsDocument, context: CONTEXT });
  const { act, isBusy, refusal } = useChange(denyPairingDocument, (answer) => answer.denyPairing);
  usePoll(() => execute({ requestPolicy: 'network-only' }), LOOK_MS);
  const waiting = data?.pairings ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="part" aria-labelledby="waiting-title">
      <h2 id="waiting-title" className="side-title">
        {people.waiting}
      </h2>
      {refusal !== null && <Problem message={refusal.message} />}
      <ul className="card-list">
        {waiting.map(({ id, name, channel, externalId, createdAt }) => (
          <li key={id} className="card person">
            <h3 className="person-name">{name}</h3>
            <p className="person-where">
              {channel}: {externalId} · <Moment at={createdAt} />
            </p>
            <div className="part-actions">
              <button
                type="button"
                className="button button-small"
                aria-label={people.denyNamed(name)}
                disabled={isBusy}
                onClick={() => void act({ id })}
              >
                {people.deny}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
