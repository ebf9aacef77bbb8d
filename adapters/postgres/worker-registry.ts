import type { Client } from 'pg';

import { ConflictError } from '../../domain/errors.ts';
import type { WorkerRegistry } from '../../domain/ports/worker-registry.ts';
import { holdConnection, type HeldConnection } from './held-connection.ts';
import { statement } from './statement.ts';

export interface PostgresWorkerRegistry extends WorkerRegistry {
  /** A worker that this process is, and with which it dies; null: it is none. */
  own(): string | null;
  /** Ends every connection without a word, as a crash would: for workers that did not leave. */
  close(): Promise<void>;
}

/** Workers in PostgreSQL. Each that is registered here holds its lock on a connection of its own. */
export function makePostgresWorkerRegistry({ url }: { url: string }): PostgresWorkerRegistry {
  const connections = new Map<string, HeldConnection>();
  const drop = (workerId: string): void => {
    connections.get(workerId)?.drop();
    connections.delete(workerId);
  };
  return {
    own: () => connections.keys().next().value ?? null,
    register: async (workerId) => {
      drop(workerId);
      const connection = await connectWorker(url, workerId);
      // A second call that was faster has its connection dropped: the last one to succeed holds the lock.
      drop(workerId);
      connections.set(workerId, connection);
    },
    beat: async (workerId) => {
      const connection = connections.get(workerId);
      if (connection?.isOpen() !== true) return false;
      try {
        return (await statement(connection.client, 'worker-beat')(workerId)).length > 0;
      } catch {
        // What happened to the lock cannot be known any more, so it counts as lost.
        connection.drop();
        return false;
      }
    },
    leave: async (workerId) => {
      const connection = connections.get(workerId);
      connections.delete(workerId);
      if (connection?.isOpen() === true) await leave(connection, workerId);
    },
    close: async () => {
      const open = [...connections.values()];
      connections.clear();
      await Promise.all(open.map((connection) => connection.close()));
    },
  };
}

async function leave(connection: HeldConnection, workerId: string): Promise<void> {
  try {
    await statement(connection.client, 'worker-leave')(workerId);
  } finally {
    await connection.close();
  }
}

/** A connection that holds the worker's lock, with the worker noted as living. */
async function connectWorker(url: string, workerId: string): Promise<HeldConnection> {
  const connection = await holdConnection(url, 'parley worker');
  try {
    await takeLock(connection.client, workerId);
    await statement(connection.client, 'worker-register')(workerId);
    return connection;
  } catch (error) {
    connection.drop();
    throw error;
  }
}

async function takeLock(client: Client, workerId: string): Promise<void> {
  const take = statement<{ taken: boolean }>(client, 'worker-take-lock');
  if ((await take(workerId))[0]?.taken === true) return;
  await statement(client, 'worker-evict')(workerId);
  if ((await take(workerId))[0]?.taken !== true) throw new ConflictError(`The lock of worker ${workerId} is held by another process.`);
}
