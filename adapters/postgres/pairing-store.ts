import type { PairingRequest } from '../../domain/access/pairing.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Identity } from '../../domain/access/person.ts';
import type { PairingStore } from '../../domain/ports/pairing-store.ts';
import { addNotice } from './add-notice.ts';
import type { Database } from './database.ts';
import { enterPerson } from './enter-person.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

type Outcome = Awaited<ReturnType<PairingStore['offer']>>;

/** Pairing requests, in PostgreSQL. */
export function makePostgresPairingStore({ pool }: Database): PairingStore {
  const find = statement<PairingRequest & { usedBy: string | null }>(pool, 'pairing-find');
  const deny = statement<PairingRequest>(pool, 'pairing-deny');
  const pending = statement<PairingRequest>(pool, 'pairing-pending');
  return {
    offer: async (request, codeHash, { maxPending, againAfterMs }, notice) => {
      const { id, channel, account, chat, externalId, name, language, languageTag, createdAt, expiresAt } = request;
      const outcome = await transaction<Outcome>(pool, async (client) => {
        await statement(client, 'pairing-lock')();
        const offer = statement<{ outcome: Outcome }>(client, 'pairing-offer');
        const place = [channel, account, chat, externalId];
        const rules = [maxPending, againAfterMs];
        const [row] = await offer(id, codeHash, ...place, name, language, createdAt, expiresAt, ...rules, languageTag);
        if (row?.outcome === 'offered') await addNotice(client, notice);
        return row?.outcome ?? null;
      });
      if (outcome === null) throw new ConflictError('The pairing request could not be stored.');
      return outcome;
    },
    find: async (codeHash, at) => {
      const [row] = await find(codeHash, at);
      if (row === undefined) return null;
      const { usedBy, ...request } = row;
      return { request, usedBy };
    },
    admit: async (codeHash, { personId, at }, entry, notice) => {
      const admitted = await transaction<true>(pool, async (client) => {
        const use = statement<Omit<Identity, 'personId'>>(client, 'pairing-use');
        const [identity] = await use(codeHash, at, rowId(personId));
        if (identity === undefined || !(await enterPerson(client, identity, entry, at))) return null;
        await addNotice(client, notice);
        return true;
      });
      return admitted !== null;
    },
    deny: async (id, at) => (await deny(rowId(id), at))[0] ?? null,
    pending: (at) => pending(at),
  };
}
