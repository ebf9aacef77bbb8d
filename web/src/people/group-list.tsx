import { useQuery } from 'urql';
import type { OperationContext } from 'urql';

import { useChange } from '../api/use-change.ts';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { allowGroupDocument, denyGroupDocument, groupsDocument } from './people-documents.ts';

const CONTEXT: Partial<OperationContext> = { additionalTypenames: ['Group'], requestPolicy: 'cache-and-network' };

/** The groups that Parley is in, and whether it answers there. Nothing when there are none. */
export function GroupList() {
  const { people } = useTexts();
  const [{ data }] = useQuery({ query: groupsDocument, context: CONTEXT });
  const allow = useChange(allowGroupDocument, (answer) => answer.allowGroup);
  const deny = useChange(denyGroupDocument, (answer) => answer.denyGroup);
  const refusal = allow.refusal ?? deny.refusal;
  const groups = data?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <section className="part" aria-labelledby="groups-title">
      <h2 id="groups-title" className="side-title">
        {people.groups}
      </h2>
      {refusal !== null && <Problem message={refusal.message} />}
      <ul className="card-list">
        {groups.map(({ name, title, isAllowed, observes }) => (
          <li key={name} className="card person">
            <h3 className="person-name">{title}</h3>
            <p className="person-where">{[name, ...(observes ? [people.observes] : [])].join(' · ')}</p>
            <div className="part-actions">
              <label>
                <input
                  type="checkbox"
                  checked={isAllowed}
                  disabled={allow.isBusy || deny.isBusy}
                  onChange={() => void (isAllowed ? deny.act({ group: name }) : allow.act({ group: name }))}
                />{' '}
                {people.answersIn}
              </label>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
