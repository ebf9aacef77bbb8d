import { useState } from 'react';

import { useChange } from '../api/use-change.ts';
import { usePerson } from '../app/person.ts';
import type { Role } from '../generated/graphql.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { blockPersonDocument, setRoleDocument } from './people-documents.ts';
import type { KnownPerson } from './people-documents.ts';

const ROLES = ['GUEST', 'MEMBER', 'ADMIN', 'OWNER'] as const satisfies readonly Role[];

/** One person: where they are known, what they may, and whether they are shut out. */
export function PersonCard({ known }: { readonly known: KnownPerson }) {
  const { people } = useTexts();
  const { id: me } = usePerson();
  const { person, identities, isBlocked } = known;
  const isMe = person.id === me;
  return (
    <article className="card person">
      <h3 className="person-name">
        {person.name}
        {isMe && <span className="tag">{people.you}</span>}
        {isBlocked && <span className="tag tag-bad">{people.blocked}</span>}
      </h3>
      <p className="person-where">
        {identities.length === 0 ? people.onlyHere : identities.map(({ channel, externalId }) => `${channel}: ${externalId}`).join(' · ')}
      </p>
      {isMe ? <p>{people.roles[person.role]}</p> : <PersonActions known={known} />}
    </article>
  );
}

function PersonActions({ known }: { readonly known: KnownPerson }) {
  return (
    <div className="part-actions">
      <RoleChoice known={known} />
      <BlockButton known={known} />
    </div>
  );
}

function RoleChoice({ known: { person } }: { readonly known: KnownPerson }) {
  const { people } = useTexts();
  const { act, isBusy, refusal } = useChange(setRoleDocument, (data) => data.setPersonRole);
  return (
    <>
      <select
        value={person.role}
        disabled={isBusy}
        aria-label={people.roleOf(person.name)}
        onChange={(event) => {
          const next = ROLES.find((one) => one === event.target.value);
          if (next !== undefined) void act({ id: person.id, role: next });
        }}
      >
        {ROLES.map((each) => (
          <option key={each} value={each}>
            {people.roles[each]}
          </option>
        ))}
      </select>
      {refusal !== null && <Problem message={refusal.message} />}
    </>
  );
}

function BlockButton({ known: { person, isBlocked } }: { readonly known: KnownPerson }) {
  const { people } = useTexts();
  const { act, isBusy, refusal } = useChange(blockPersonDocument, (data) => data.blockPerson);
  const [isAsking, setAsking] = useState(false);
  const setBlocked = (next: boolean): void => void act({ id: person.id, isBlocked: next });
  return (
    <>
      <button
        type="button"
        className="button button-small"
        aria-label={isBlocked ? people.unblockNamed(person.name) : people.blockNamed(person.name)}
        disabled={isBusy}
        onClick={() => (isBlocked ? setBlocked(false) : setAsking(true))}
      >
        {isBlocked ? people.unblock : people.block}
      </button>
      {refusal !== null && <Problem message={refusal.message} />}
      {isAsking && (
        <ConfirmDialog
          title={people.blockTitle(person.name)}
          text={people.blockText}
          yes={people.block}
          isDangerous
          onYes={() => setBlocked(true)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
