import { Client } from 'pg';

import { asDomainError } from './database-error.ts';

/** A database that does not answer within this is one that is away. */
const DEADLINE_MS = 3_000;

export interface HeldConnection {
  readonly client: Client;
  /** False as soon as it is known to be broken; what belonged to its session is gone then. */
  isOpen(): boolean;
  /** Cuts the connection without waiting for anybody. */
  drop(): void;
  /** Ends it in an orderly way, so that the database frees what belongs to it before this resolves. */
  close(): Promise<void>;
}

/**
 * A connection outside the pool, for what belongs to one session: locks and LISTEN.
 * `onLost` is called once, when it breaks and not when it is closed or dropped. Throws an UnreachableError.
 */
export async function holdConnection(url: string, name: string, onLost: () => void = () => undefined): Promise<HeldConnection> {
  const client = new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: DEADLINE_MS,
    query_timeout: DEADLINE_MS,
    keepAlive: true,
  });
  let isOpen = false;
  const lose = (): void => {
    if (!isOpen) return;
    isOpen = false;
    onLost();
  };
  client.on('error', lose);
  client.on('end', lose);
  try {
    await client.connect();
  } catch (error) {
    client.connection.stream.destroy();
    throw asDomainError(error);
  }
  isOpen = true;
  const drop = (): void => {
    isOpen = false;
    client.connection.stream.destroy();
  };
  return {
    client,
    isOpen: () => isOpen,
    drop,
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      const late = setTimeout(drop, DEADLINE_MS);
      await client.end().catch(() => undefined);
      clearTimeout(late);
    },
  };
}
