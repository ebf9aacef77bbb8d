import type { PoolClient } from 'pg';

import { asDomainError } from './database-error.ts';
import type { DatabasePool } from './pool.ts';

/**
 * How a transaction begins. `soon`: nobody waits until it is on the disk; a crash of the database may take it back as a whole for half a second, unless
 * something was committed after it. Only for what is then done again by itself.
 */
const BEGIN = { now: 'BEGIN', soon: 'BEGIN; SET LOCAL synchronous_commit = off' } as const;

/**
 * Several statements as one: all of them are kept, or none when `work` throws or returns null. Each sees what others committed before it began.
 * For what one statement cannot do because it has to look again after it has waited for a lock. Throws what `statement` throws.
 */
export async function transaction<T>(
  pool: DatabasePool,
  work: (client: PoolClient) => Promise<T | null>,
  durable: keyof typeof BEGIN = 'now',
): Promise<T | null> {
  const client = await connect(pool);
  try {
    await client.query(BEGIN[durable]);
    const result = await work(client);
    await client.query(result === null ? 'ROLLBACK' : 'COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Ends the connection, and with it the transaction, whatever state it is in.
    client.release(true);
    throw asDomainError(error, pool.isDiskFull());
  }
}

async function connect(pool: DatabasePool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asDomainError(error, pool.isDiskFull());
  }
}
