import type { HealthProbe } from '../../domain/access/check-health.ts';
import type { UnreachableError } from '../../domain/errors.ts';
import type { Postgres } from './make-postgres.ts';

/** Whether the database answers; `problem` tells why it is known to be down, null when nothing is known. */
export function makeDatabaseProbe(postgres: Pick<Postgres, 'isReachable'>, problem: () => UnreachableError | null): HealthProbe {
  return async () => {
    const isReady = await postgres.isReachable();
    const detail = isReady ? null : (problem()?.message ?? 'The database does not answer; Parley waits for it.');
    return { name: 'database', isReady, isEssential: true, detail };
  };
}
