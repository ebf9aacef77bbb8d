import type { PairingRequest } from '../../domain/access/pairing.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { PairingStore } from '../../domain/ports/pairing-store.ts';
import type { Database } from './database.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

type Outcome = Awaited<ReturnType<PairingStore['offer']>>;

/** Pairing requests, in PostgreSQL. */
export function makePostgresPairingStore({ pool }: Database): PairingStore {
  const take = statement<PairingRequest>(pool, 'pairing-take');
  const deny = statement<PairingRequest>(pool, 'pairing-deny');
  const pending = statement<PairingRequest>(pool, 'pairing-pending');
  return {
    offer: async (request, codeHash, { maxPending, againAfterMs }) => {
      const { id, channel, account, chat, externalId, name, language, createdAt, expiresAt } = request;
      const outcome = await transaction<Outcome>(pool, async (client) => {
        await statement(client, 'pairing-lock')();
        const offer = statement<{ outcome: Outcome }>(client, 'pairing-offer');
        const place = [channel, account, chat, externalId];
        const [row] = await offer(id, codeHash, ...place, name, language, createdAt, expiresAt, maxPending, againAfterMs);
        return row?.outcome ?? null;
      });
      if (outcome === null) throw new ConflictError('The pairing request could not be stored.');
      return outcome;
    },
    take: async (codeHash, at) => (await take(codeHash, at))[0] ?? null,
    deny: async (id, at) => (await deny(rowId(id), at))[0] ?? null,
    pending: (at) => pending(at),
  };
}
