import type { Pool } from 'pg';

import type { Sighting } from '../../domain/messaging/sighting.ts';
import type { MessageIndex, ToldMessage } from '../../domain/ports/message-index.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';

/** What belongs to networks' ids of messages, in PostgreSQL. */
export function makePostgresMessageIndex(pool: Pool): MessageIndex {
  const note = statement(pool, 'sighting-note');
  const sighting = statement<Sighting>(pool, 'sighting-get');
  const told = statement<ToldMessage>(pool, 'message-told');
  return {
    note: async ({ account, externalId, decision, reason, at, turnId }, observed) => {
      await note(account, externalId, decision, reason, at, turnId, observed === null ? null : storableJson(observed));
    },
    sighting: async (account, externalId) => (await sighting(account, externalId))[0] ?? null,
    told: async (account, messageId) => (await told(account, messageId))[0] ?? null,
  };
}
