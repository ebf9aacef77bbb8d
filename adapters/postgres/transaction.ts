import type { PoolClient } from 'pg';

import { asDomainError } from './database-error.ts';
import type { DatabasePool } from './pool.ts';

/**
 * Several statements as one: all of them are kept, or none when `work` throws or returns null. Each sees what others committed before it began.
 * For what one statement cannot do because it has to look again after it has waited for a lock. Throws what `statement` throws.
 */
export async function transaction<T>(pool: DatabasePool, work: (client: PoolClient) => Promise<T | null>): Promise<T | null> {
  const client = await connect(pool);
  try {
    await client.query('BEGIN');
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
