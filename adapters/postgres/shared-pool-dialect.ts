import { PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult, TransactionSettings } from 'kysely';
import type { PoolClient, QueryResultRow } from 'pg';

import { RejectedError, UnreachableError } from '../../domain/errors.ts';
import { asDomainError } from './database-error.ts';
import type { DatabasePool } from './pool.ts';
import { storableText } from './storable.ts';

/** What PostgreSQL says of a statement that changed rows. */
const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** How the ORM runs its statements on the pool of the hand-written ones; whoever made the pool ends it. */
export function sharedPoolDialect(pool: DatabasePool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new SharedPoolDriver(pool),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** Begins, commits and rolls back as the library's driver does, on connections that know when they are lost. */
class SharedPoolDriver extends PostgresDriver {
  readonly #pool: DatabasePool;

  constructor(pool: DatabasePool) {
    super({ pool: () => Promise.reject(new Error('Connections are taken here, not by the library.')) });
    this.#pool = pool;
  }

  override async init(): Promise<void> {}

  override acquireConnection(): Promise<DatabaseConnection> {
    return PooledConnection.takeFrom(this.#pool);
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    try {
      await super.beginTransaction(connection, settings);
    } catch (error) {
      // The library gives a connection back only after a transaction that did begin.
      await this.releaseConnection(connection);
      throw error;
    }
  }

  /** Never fails: what cannot be rolled back ends with its connection, and the library gives back only after a rollback that worked. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch {
      if (connection instanceof PooledConnection) connection.giveUp();
    }
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof PooledConnection) connection.giveBack();
  }

  override async destroy(): Promise<void> {}
}

/** A connection while the ORM has it. */
class PooledConnection implements DatabaseConnection {
  readonly #pool: DatabasePool;
  readonly #client: PoolClient;
  #isLost = false;
  // A connection that breaks between two statements must not end the process; the next statement says that it is gone.
  readonly #onError = (): void => void (this.#isLost = true);

  constructor(pool: DatabasePool, client: PoolClient) {
    this.#pool = pool;
    this.#client = client;
    client.on('error', this.#onError);
  }

  static async takeFrom(pool: DatabasePool): Promise<PooledConnection> {
    try {
      return new PooledConnection(pool, await pool.connect());
    } catch (error) {
      throw wrapped(asDomainError(error, pool.isDiskFull()));
    }
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // The ORM writes values into the text. The extended protocol takes one statement only, whatever a value holds.
    const query = { text: storableText(sql), values: [...parameters], queryMode: 'extended' };
    try {
      const { command, rowCount, rows } = await this.#client.query<R & QueryResultRow>(query);
      return CHANGES.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
    } catch (error) {
      const known = asDomainError(error, this.#pool.isDiskFull());
      // A statement that got no answer in time is still running on this connection: the next one would wait behind it.
      this.#isLost ||= known instanceof UnreachableError;
      throw wrapped(known);
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw wrapped(new RejectedError('Rows are read in pages, not as a stream.'));
  }

  /** When it is given back, it is closed. */
  giveUp(): void {
    this.#isLost = true;
  }

  giveBack(): void {
    this.#client.off('error', this.#onError);
    this.#client.release(this.#isLost);
  }
}

/** The ORM makes an error of its own from whatever is thrown, and of ours keeps only the cause. */
function wrapped(known: Error): Error {
  return new Error(known.message, { cause: known });
}
