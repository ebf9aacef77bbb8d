import type { PoolClient } from 'pg';

import type { Entry } from '../../domain/access/pairing.ts';
import type { Identity } from '../../domain/access/person.ts';
import { mergePersons } from './merge-persons.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** Makes somebody who was let in a person, inside a transaction. False: that is not possible any more, and what was done is to be undone. */
export async function enterPerson(client: PoolClient, identity: Omit<Identity, 'personId'>, entry: Entry, at: Date): Promise<boolean> {
  if (!(await bindIdentity(client, identity, entry))) return false;
  const { name = null, role = null, language = null, timeZone = null } = entry.change;
  const id = entry.kind === 'new' ? entry.person.id : entry.personId;
  const change = statement<{ id: string }>(client, 'person-change');
  return (await change(rowId(id), name, role, language, timeZone, entry.asksZone ? at : null)).length > 0;
}

async function bindIdentity(client: PoolClient, { channel, externalId }: Omit<Identity, 'personId'>, entry: Entry): Promise<boolean> {
  if (entry.kind === 'known') return true;
  if (entry.kind === 'merge') return (await mergePersons(client, rowId(entry.from), rowId(entry.personId))) !== null;
  if (entry.kind === 'attach') {
    return (await statement<{ person_id: string }>(client, 'identity-attach')(rowId(entry.personId), channel, externalId)).length > 0;
  }
  const { id, name, role, language, timeZone, createdAt } = entry.person;
  const add = statement<{ id: string }>(client, 'identity-add');
  return (await add(id, name, role, language, timeZone, createdAt, channel, externalId)).length > 0;
}
