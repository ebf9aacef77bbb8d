import { useQuery } from 'urql';
import type { OperationContext } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { usePoll } from '../api/use-poll.ts';
import { managesPeople, usePerson } from '../app/person.ts';
import { Loading } from '../parts/loading.tsx';
import { OnlyFor } from '../parts/only-for.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { GroupList } from './group-list.tsx';
import { peopleDocument } from './people-documents.ts';
import { PersonCard } from './person-card.tsx';
import { PairingForm } from './pairing-form.tsx';
import { WaitingStrangers } from './waiting-strangers.tsx';

/** Strangers come by themselves. */
const LOOK_MS = 5_000;

const CONTEXT: Partial<OperationContext> = { additionalTypenames: ['KnownPerson', 'Person'], requestPolicy: 'cache-and-network' };

/** Who may talk with Parley, who wants to, and in which groups it answers; for admins. */
export function PeoplePage() {
  const { people } = useTexts();
  const person = usePerson();
  return (
    <div className="page">
      <PageHead title={people.title} />
      {managesPeople(person) ? <Everybody /> : <OnlyFor text={people.onlyAdmins} />}
    </div>
  );
}

function Everybody() {
  const { people: texts } = useTexts();
  const [{ data, error, fetching }, execute] = useQuery({ query: peopleDocument, context: CONTEXT });
  const ask = (): void => execute({ requestPolicy: 'network-only' });
  usePoll(ask, LOOK_MS);
  const known = data?.people ?? null;
  return (
    <>
      <PairingForm />
      <WaitingStrangers />
      <section className="part" aria-labelledby="people-title">
        <h2 id="people-title" className="side-title">
          {texts.known}
        </h2>
        {known === null && fetching && <Loading />}
        {known === null && error !== undefined && <Problem message={messageOfError(error)} onAgain={ask} />}
        <ul className="card-list">
          {known?.map((one) => (
            <li key={one.person.id}>
              <PersonCard known={one} />
            </li>
          ))}
        </ul>
      </section>
      <GroupList />
    </>
  );
}
